import { actRules, type Possible } from './act-table.ts';
import { credentialsEachTime, rotation } from './conditions.ts';
import { isForRefresh, tokensOf } from './defaults.ts';
import type { Act, DeclaredOutcome } from './names.ts';
import type { Marks } from './types.ts';

type RootMarks = Marks['Marks'];

/** The facts of an operation that decide which outcomes its acts have. */
export interface OperationFacts {
  readonly operationId?: string;
  /** In capital letters. */
  readonly method?: string;
  /** The requirement if the act has none: that of the contract's security, or `protect` of the marks. */
  readonly needs?: Marks['Needs'];
  /** The requirement of a request that carries a token, if the contract's security is optional. */
  readonly optional?: Marks['Needs'];
}

/** Returns the outcomes that an act can decide: first its successes, then its refusals. */
export function outcomesOf(
  act: Act,
  marks: RootMarks,
  operation: OperationFacts = {},
): readonly DeclaredOutcome[] {
  const { successes, refusals } = actRules[act.act];
  const possible = [
    ...[...successes, ...refusals].flatMap((one) => decided(one, act, marks)),
    ...ofRequest(act, marks, operation),
    ...(marks.validation?.requests === 'strict' ? (['malformed-request'] as const) : []),
    ...ofSession(act, marks, operation),
  ];
  return [...new Set(possible)];
}

/** The acts that the mark or the contract can open to requests without a session. */
export const worksWithoutSession: readonly Act['act'][] = ['sign-out'];

/** Whether an act is refused without a session. */
export function needsSession(act: Act, { needs = true }: OperationFacts = {}): boolean {
  const { session } = actRules[act.act];
  // a contract often declares no security, but such an act is about the account of the session
  if (session && !worksWithoutSession.includes(act.act)) return true;
  return act.needs === undefined ? session && needs !== false : act.needs !== false;
}

/** Whether an operation looks for a session, but also accepts requests without one. */
export function isOptionalFor({ act, needs }: Act, { optional }: OperationFacts): boolean {
  return act === 'public' && needs === undefined && optional !== undefined;
}

function decided(possible: Possible, act: Act, marks: RootMarks): readonly DeclaredOutcome[] {
  if (typeof possible === 'string') return [possible];
  const [outcome, condition] = possible;
  return condition.holds(act, marks) ? [outcome] : [];
}

/** The refusals by client, CSRF token and counters. */
function ofRequest(act: Act, marks: RootMarks, { operationId, method }: OperationFacts): DeclaredOutcome[] {
  const { reads = {}, counters: named = [] } = act;
  const clients = marks.clients !== 'ignored' && (reads.client ?? reads.clientSecret) !== undefined;
  const counters = Object.entries(marks.counters ?? {}).filter(
    ([name, { operations }]) =>
      named.includes(name) ||
      operations === 'all' ||
      (operationId !== undefined && operations?.includes(operationId) === true),
  );
  return [
    ...(clients ? (['client-invalid'] as const) : []),
    ...(needsCsrf(act, marks, method) ? (['csrf-failed'] as const) : []),
    ...counters.map(([, { outcome = 'rate-limited' }]) => nameOf(outcome)),
  ];
}

const unsafe: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Whether an act needs the CSRF token, by its mark or by its method. */
function needsCsrf(act: Act, { csrf }: RootMarks, method: string | undefined): boolean {
  if (csrf === undefined) return false;
  const { methods = unsafe } = csrf;
  return act.csrf ?? (act.act !== 'csrf' && method !== undefined && methods.some((one) => one === method));
}

/** The refusals of a request without a session, or with a session that isn't enough. */
function ofSession(act: Act, marks: RootMarks, operation: OperationFacts): readonly DeclaredOutcome[] {
  const { reads = {} } = act;
  const pool = reads.pool === undefined ? [] : (['not-found'] as const);
  // a sign-out always looks for its session
  const isOptional = isOptionalFor(act, operation);
  if (!isOptional && !needsSession(act, operation) && act.act !== 'sign-out') return pool;
  const needs = isOptional ? operation.optional : (act.needs ?? operation.needs);
  const more = typeof needs === 'object' ? needs : {};
  const isRestricted = more.role !== undefined || more.scope !== undefined || reads.owner !== undefined;
  const ofTokens = ofCaller(act, marks, more.tokens);
  return [
    ...pool,
    ...(isOptional ? ofTokens.filter((outcome) => outcome !== 'token-missing') : ofTokens),
    ...(act.act === 'sign-out' && act.reads?.refresh !== undefined && rotation.holds(act, marks)
      ? (['token-reused'] as const)
      : []),
    ...(isRestricted ? (['not-allowed'] as const) : []),
    ...(marks.levels === undefined && more.level === undefined ? [] : (['more-factors-required'] as const)),
    ...(more.secondFactor === true ? ofEachCode(marks) : []),
  ];
}

/** The refusals of a request whose account needs a code each time. */
function ofEachCode({ lockout }: RootMarks): readonly DeclaredOutcome[] {
  const locks = typeof lockout === 'object' && lockout.tells === 'last';
  return ['second-factor-required', 'second-factor-invalid', ...(locks ? (['locked-out'] as const) : [])];
}

const sessionRefusals = ['token-missing', 'token-invalid', 'token-expired'] as const;

/** The refusals of a request without a valid token, or without valid credentials. */
function ofCaller(
  act: Act,
  marks: RootMarks,
  names: readonly string[] | undefined,
): readonly DeclaredOutcome[] {
  if (credentialsEachTime.holds(act, marks)) return ['missing-credentials', ...ofCredentials(marks)];
  const kinds = Object.entries(tokensOf(marks)).filter(
    ([kind, token]) => names?.includes(kind) ?? !isForRefresh(kind, token),
  );
  const withPassword = kinds.filter(([, { scheme }]) => scheme === 'credentials');
  if (withPassword.length === 0) return sessionRefusals;
  const hasCode = withPassword.some(([, { code }]) => code !== undefined);
  return [
    ...(withPassword.length === kinds.length ? (['token-missing'] as const) : sessionRefusals),
    ...ofCredentials(marks),
    ...(hasCode ? (['second-factor-required', 'second-factor-invalid'] as const) : []),
  ];
}

function ofCredentials(marks: RootMarks): readonly DeclaredOutcome[] {
  const locked = marks.lockout === 'none' ? [] : (['locked-out'] as const);
  return ['invalid-credentials', 'account-disabled', 'account-unverified', ...locked];
}

/** Returns the name of an outcome without its reason. */
export function nameOf(id: string): DeclaredOutcome {
  // the schema of the marks accepts only names of outcomes
  return id.split('/')[0] as DeclaredOutcome;
}
