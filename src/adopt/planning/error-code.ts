/**
 * Returns the code of an outcome, spelled as another code of the contract: `rate_limited` beside `invalid_credentials`.
 * Undefined for other codes, such as numbers.
 */
export function codeLike(code: string, outcome: string): string | undefined {
  const words = outcome.split('-');
  if (/^[A-Z]+(_[A-Z]+)*$/.test(code)) return words.join('_').toUpperCase();
  if (/^[a-z]+(-[a-z]+)+$/.test(code)) return outcome;
  if (/^[a-z]+(_[a-z]+)*$/.test(code)) return words.join('_');
  if (!/^[A-Za-z][a-z]+([A-Z][a-z]+)*$/.test(code)) return undefined;
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(code) ? capitalised : capitalised.charAt(0).toLowerCase() + capitalised.slice(1);
}
