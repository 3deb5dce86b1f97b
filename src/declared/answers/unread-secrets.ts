import type { SecretKind } from '../../core/contract.ts';

/** Names of inputs that are secrets even if no mark reads them, such as the repeated password of a sign-up. */
const names: readonly (readonly [RegExp, SecretKind])[] = [
  [/pass(?!port|enger|age|ive)|pwd/i, 'password'],
  [/^(?:code|pin|otp)$|otp|(?:auth|backup|mfa|security|sms|verification)[-_]?code/i, 'code'],
  // an unknown session is shown as redacted
  [/secret|token|credential|api[-_]?key/i, 'session'],
];

/** Returns the kind of an input that no mark reads, by its name and its schema; undefined if it isn't a secret. */
export function unreadSecret(name: string, format?: unknown): SecretKind | undefined {
  if (format === 'password') return 'password';
  return names.find(([pattern]) => pattern.test(name))?.[1];
}
