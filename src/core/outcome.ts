/** The names of all outcomes of a request. Each provider renders them with its own status, headers and body. */
export const outcomeNames = [
  'signed-in',
  'signed-out',
  'refreshed',
  'who-am-i',
  'code-sent',
  'done',
  'invalid-credentials',
  'missing-credentials',
  'malformed-request',
  'second-factor-required',
  'second-factor-invalid',
  'second-factor-unavailable',
  'second-factor-exhausted',
  'captcha-required',
  'captcha-invalid',
  'verification-required',
  'account-disabled',
  'account-unverified',
  'locked-out',
  'rate-limited',
  'token-missing',
  'token-invalid',
  'token-expired',
  'not-allowed',
  'server-error',
  'unavailable',
] as const;

/**
 * The name of an outcome, shared by all providers.
 *
 * @useDeclaredType
 */
export type OutcomeName = (typeof outcomeNames)[number];

/** The empty facts of an outcome. */
export type NoFacts = Readonly<Record<string, never>>;

/** The facts of the outcomes that an operation can decide, by name. */
export type Facts = { readonly [K in OutcomeName]?: unknown };

/** The outcomes that every operation has without deciding them itself, with their facts. */
export type CommonFacts = {
  readonly 'rate-limited': { readonly retryAfterSeconds: number };
  readonly 'server-error': NoFacts;
  readonly unavailable: NoFacts;
};

/** The names of the outcomes with these facts. */
export type NameOf<F extends Facts> = Extract<keyof F, OutcomeName>;

/** The outcomes of an operation, with their facts. */
export type Outcome<F extends Facts, Name extends NameOf<F> = NameOf<F>> = {
  [K in Name]: { readonly name: K; readonly facts: F[K] };
}[Name];

/** Whether a word is an outcome's name. */
export function isOutcomeName(word: string): word is OutcomeName {
  return outcomeNames.some((name) => name === word);
}
