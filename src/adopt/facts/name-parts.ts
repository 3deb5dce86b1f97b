/** Words that names join without a sign between them, such as `lostpassword`. */
const joined =
  /\b(lost|forgot|forgotten|reset|change|update|set|new|old|current|confirm|verify|repeat|user|access|refresh|auth|session|api|security|otp|mfa|totp|two|pass)(passwords?|passwd|pwd|tokens?|name|factor|info|keys?|mail|email|codes?|id|phrase)\b/g;

/**
 * Returns the words of a name in any case style, in lower case and separated by blanks: `userName`, `user_name` and
 * `User-Name` are `user name`.
 */
export function wordsOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replaceAll(joined, '$1 $2');
}
