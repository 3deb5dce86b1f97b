import type { Act, ActName, DeclaredOutcomeId } from '../../declared/marks/names.ts';
import type { Marks } from '../../declared/marks/types.ts';
import type { Sign } from './sign.ts';

/** A fact with the page or the source file where it was learnt. */
interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

/** An answer with the page or the source file where it was learnt. An inferred one has only its form from there. */
export type HabitAnswer = Marks['Answer'] & { readonly source: string };

/** Answers by outcome, without their source. */
type Answers = Readonly<Partial<Record<DeclaredOutcomeId, Marks['Answer']>>>;

/** Answers by outcome. */
export type HabitAnswers = Readonly<Record<string, HabitAnswer>>;

/** The marks at the top that a framework decides. */
type HabitKey = 'tokens' | 'csrf' | 'lockout' | 'checks' | 'password' | 'protect' | 'validation';

/** The usual behaviour of a framework, for the parts that a contract omits. */
export interface Habit {
  /** The name of the framework. */
  readonly name: string;
  /** Its signs in the contract, as sentences. */
  readonly signs: readonly string[];
  /** The marks at the top. The kinds of tokens have a scheme, for contracts without security schemes. */
  readonly marks: { readonly [K in HabitKey]?: Sourced<NonNullable<Marks['Marks'][K]>> };
  /** The answers of all acts. */
  readonly answers: HabitAnswers;
  /** The answers of single acts, which precede those of all acts. */
  readonly acts: Readonly<Partial<Record<ActName, HabitAnswers>>>;
  /** How the request of a sign-in chooses other tokens: their kinds, and the acts that issue them. */
  readonly choices?: Sourced<{
    readonly tokens: NonNullable<Marks['Marks']['tokens']>;
    readonly acts: readonly Pick<Act, 'when' | 'issues' | 'answers'>[];
  }>;
}

/** A framework: its signs, each in another part of the contract, and its habit. */
export interface Framework extends Omit<Habit, 'signs'> {
  readonly signs: readonly Sign[];
}

/** Adds the source to answers. */
export function from(source: string, answers: Answers): HabitAnswers {
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, { ...answer, source }]));
}

/** Adds the source of their form to answers that are otherwise inferred. */
export function inferred(source: string, answers: Answers): HabitAnswers {
  const marked = Object.entries(answers).map(([name, one]) => [name, { ...one, provenance: 'inferred' }]);
  return from(source, Object.fromEntries(marked) as Answers);
}

/** Writes the body of an error. */
type ErrorForm = (status: number, text: string) => unknown;

/** The refusals that frameworks leave to the app: the usual status and a text. */
const leftToApps = {
  'account-disabled': [403, 'Account is disabled'],
  'account-unverified': [403, 'Email address is not verified'],
  'locked-out': [423, 'Account is locked', { 'Retry-After': '{{lockout.seconds}}' }],
  'second-factor-required': [401, 'A second factor is required'],
  'second-factor-invalid': [401, 'Invalid code'],
  'token-reused': [401, 'Refresh token has already been used'],
  'not-allowed': [403, 'Forbidden'],
  'account-exists': [409, 'Account already exists'],
  'password-rejected': [400, '{{violation.text}}'],
  'challenge-invalid': [400, 'Invalid or expired token'],
  'csrf-failed': [403, 'CSRF token is invalid'],
  'rate-limited': [429, 'Too many requests', { 'Retry-After': '{{limit.seconds}}' }],
} as const;

/** Returns the refusals that a framework leaves to the app, in the form of its errors. */
export function usualRefusals(source: string, form: ErrorForm): HabitAnswers {
  const answers = Object.entries(leftToApps).map(([name, [status, text, headers]]) => [
    name,
    { status, body: form(status, text), ...(headers === undefined ? {} : { headers }) },
  ]);
  return inferred(source, Object.fromEntries(answers) as Answers);
}
