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
  'token-reused',
  'csrf-failed',
  'account-exists',
  'client-invalid',
  'more-factors-required',
  'challenge-invalid',
  'password-rejected',
  'not-found',
] as const;

/**
 * The name of an outcome, shared by all providers.
 *
 * @useDeclaredType
 */
export type OutcomeName = (typeof outcomeNames)[number];

/**
 * An outcome of an operation: its name, or its name and the provider's own reason, such as `token-invalid/reused`.
 *
 * @useDeclaredType
 */
export type OutcomeId = OutcomeName | `${OutcomeName}/${string}`;

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

/** Whether a word is an outcome's id: a name, and optionally a reason of small letters, digits and hyphens. */
export function isOutcomeId(word: string): word is OutcomeId {
  const [name = '', reason, ...rest] = word.split('/');
  if (!isOutcomeName(name) || rest.length > 0) return false;
  return reason === undefined || /^[a-z][a-z0-9-]*$/.test(reason);
}

/** Returns the name in an outcome's id. */
export function nameOf(id: OutcomeId): OutcomeName {
  const [name = ''] = id.split('/');
  if (!isOutcomeName(name)) throw new Error(`${id} isn't an outcome`);
  return name;
}

/** Returns the reason in an outcome's id; undefined if it has none. */
export function reasonOf(id: OutcomeId): string | undefined {
  const [, reason] = id.split('/');
  return reason;
}

/**
 * Returns the outcome of an operation that a requested id selects: the same id, or the first reason of a bare name.
 * Undefined if the operation has neither.
 */
export function selectedOutcome(requested: string, declared: object): OutcomeId | undefined {
  if (isOutcomeId(requested) && Object.hasOwn(declared, requested)) return requested;
  if (!isOutcomeName(requested)) return undefined;
  return Object.keys(declared)
    .filter(isOutcomeId)
    .find((id) => nameOf(id) === requested);
}
