/** Matches a JSON Web Token, or an encrypted one, anywhere in a text. */
const jwt = /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}(?<=[\w-])/g;
/** Matches an e-mail address. */
const email = /[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+/gi;
/** Matches a UUID. */
const uuid = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi;
/** Matches a run of characters that could be random. */
const run = /[A-Za-z\d+/_=~-]{16,}/g;

/** A form of secret that texts show by themselves. */
export type Form = 'jwt' | 'e-mail' | 'uuid' | 'random';

/** Replaces the parts of a text that look like secrets, with the result of `replace`. */
export function replaceSecretForms(text: string, replace: (part: string, form: Form) => string): string {
  return text
    .replace(jwt, (part) => replace(part, 'jwt'))
    .replace(email, (part) => (isExampleAddress(part) ? part : replace(part, 'e-mail')))
    .replace(uuid, (part) => (/^[0-]{24}/.test(part) ? part : replace(part, 'uuid')))
    .replace(run, (part) => (isRandom(part) ? replace(part, 'random') : part));
}

/** Whether an e-mail address is of a domain for examples (RFC 2606, RFC 6761). */
export function isExampleAddress(address: string): boolean {
  return /@(?:[\w-]+\.)*(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i.test(address);
}

/** The least entropy of a random text, in bits for each character: words have less for their length. */
const leastEntropy = 3;

/** Whether a run of characters looks random: long digits and letters mixed, and no words. */
export function isRandom(text: string): boolean {
  if (text.length < 16) return false;
  if (/^[\da-f]+$/i.test(text) && /\d/.test(text) && /[a-f]/i.test(text)) return true;
  if (!/\d/.test(text) && !/[a-z].*[A-Z].*[a-z].*[A-Z]/.test(text)) return false;
  return !isOfWords(text) && entropyOf(text) >= leastEntropy;
}

/** Whether a text consists of words, dates and short numbers, such as `user-profile-2026` or `camelCaseWords`. */
function isOfWords(text: string): boolean {
  const parts = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+| /)
    .filter((part) => part !== '');
  return (
    parts.every((part) =>
      /^(?:[A-Za-z][a-z]*\d{0,2}|[A-Z]+\d{0,2}|\d{1,4}|[vV]\d+|\d{1,2}T?\d{0,2}Z?)$/.test(part),
    ) && averageOf(parts) >= 3
  );
}

function averageOf(parts: readonly string[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, parts.length);
}

/** Returns Shannon's entropy of a text, in bits for each character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / text.length) * Math.log2(count / text.length),
    0,
  );
}
