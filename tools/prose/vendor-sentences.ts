/** Sentences of the vendors' servers, which stay as they are. */
const vendorSentences: readonly string[] = [
  'max tries treached on code, sending new one, submit again',
  'TOTP Maximun Failed Attempts Reached',
  "The password provided does not meet the server's password policy.",
  'The password does not meet the minimum length password policy.',
  'The password does not meet the maximum length password policy.',
];

/** Returns whether a text is a vendor's own. */
export function isVendors(text: string): boolean {
  return vendorSentences.includes(text);
}
