/** Every word for what can happen to a request; a provider says each in its own status, headers and body. */
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
 * One word for what happened, shared by every provider.
 *
 * @useDeclaredType
 */
export type OutcomeName = (typeof outcomeNames)[number];

/** The facts of an outcome that needs none. */
export type NoFacts = Readonly<Record<string, never>>;

/** The facts of the outcomes an operation can decide, by name. */
export type Facts = { readonly [K in OutcomeName]?: unknown };

/** The outcomes that belong to every operation and that none decides by itself, with their facts. */
export type CommonFacts = {
  readonly 'rate-limited': { readonly retryAfterSeconds: number };
  readonly 'server-error': NoFacts;
  readonly unavailable: NoFacts;
};

/** The names of the outcomes that these facts are of. */
export type NameOf<F extends Facts> = Extract<keyof F, OutcomeName>;

/** What can happen in an operation, with the facts each outcome carries. */
export type Outcome<F extends Facts, Name extends NameOf<F> = NameOf<F>> = {
  [K in Name]: { readonly name: K; readonly facts: F[K] };
}[Name];

/** States an outcome with its facts; an outcome without facts takes none. */
export function outcome<K extends OutcomeName>(name: K): { readonly name: K; readonly facts: NoFacts };
export function outcome<K extends OutcomeName, const T>(
  name: K,
  facts: T,
): { readonly name: K; readonly facts: T };
export function outcome(
  name: OutcomeName,
  facts: unknown = {},
): { readonly name: OutcomeName; readonly facts: unknown } {
  return { name, facts };
}

/** Whether a word is an outcome's name. */
export function isOutcomeName(word: string): word is OutcomeName {
  return outcomeNames.some((name) => name === word);
}
