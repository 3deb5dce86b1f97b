import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import { isInPool } from '../accounts/pools.ts';
import type { Alternative, Requirement } from '../runtime/requirement.ts';
import { accountScopes, scopesIn, textsOf } from '../sessions/scopes.ts';
import { authenticate } from './caller.ts';
import { boundElsewhere } from './client.ts';
import { callerByPassword, eachCodeProblem } from './credentials.ts';
import { checkOwner } from './owner.ts';
import type { Caller } from '../runtime/session-types.ts';

/** Finds the session that an operation asks for; undefined if it accepts requests without one. */
export function callerFor(call: ActCall, required: Requirement): Caller | ActResult | undefined {
  const caller = callerByAny(call, required.alternatives);
  if (!required.isOptional || !('outcome' in caller) || caller.outcome !== 'token-missing') return caller;
  call.context.trace('the operation accepts requests without a session');
  return undefined;
}

/** Finds a session that is enough for one alternative. If none is, the refusal of a token that the request carries counts. */
function callerByAny(call: ActCall, alternatives: readonly Alternative[]): Caller | ActResult {
  const [only = {}, ...others] = alternatives;
  if (others.length === 0) return callerBy(call, only);
  const attempts: ReturnType<typeof attempt>[] = [];
  for (const wanted of alternatives) {
    const one = attempt(call, wanted);
    if (!('outcome' in one.caller)) return told(one, call);
    attempts.push(one);
    // wrong credentials count once
    if (!isOfToken(one.caller)) break;
  }
  const [first] = attempts;
  const counting = attempts.find(({ caller }) => 'outcome' in caller && caller.outcome !== 'token-missing');
  return told(counting ?? first ?? attempt(call, only), call);
}

const ofTokens: readonly string[] = [
  ...(['token-missing', 'token-invalid', 'token-expired', 'token-reused'] as const),
  ...(['not-allowed', 'more-factors-required'] as const),
];

/** Whether a refusal is that of a token, so that another token may be enough. */
function isOfToken({ outcome }: ActResult): boolean {
  return ofTokens.includes(outcome);
}

/** Tries an alternative. Its steps are kept apart: only those of the alternative that decides are reported. */
function attempt(call: ActCall, wanted: Alternative) {
  const steps: string[] = [];
  const trace = (step: string) => void steps.push(step);
  return { caller: callerBy({ ...call, context: { ...call.context, trace } }, wanted), steps };
}

function told({ caller, steps }: ReturnType<typeof attempt>, { context }: ActCall): Caller | ActResult {
  for (const step of steps) context.trace(step);
  return caller;
}

/** Finds the session of a request, and denies a session without the other tokens, the role, the scope or the level. */
function callerBy(call: ActCall, wanted: Alternative): Caller | ActResult {
  const caller = callerOfKinds(wanted.tokens, call);
  if ('outcome' in caller) return caller;
  return besideProblem(caller, wanted, call) ?? problemOf(caller, wanted, call) ?? caller;
}

function callerOfKinds(names: readonly string[] | undefined, call: ActCall): Caller | ActResult {
  const { carried, tokens } = call.marks;
  const kinds =
    names === undefined
      ? carried.filter(({ opens }) => opens)
      : [...tokens.values()].filter(({ kind }) => names.includes(kind));
  return callerByPassword(kinds, call) ?? authenticate(call.wire, kinds, call.context);
}

/** Denies a request without the other tokens that it needs, or whose other token is that of another account. */
function besideProblem(
  { found }: Caller,
  { beside = [] }: Alternative,
  call: ActCall,
): ActResult | undefined {
  for (const names of beside) {
    const other = callerOfKinds(names, call);
    if ('outcome' in other) return other;
    if (other.found.key === found.key) continue;
    call.context.trace(`the ${names.join(' or ')} is that of another account`);
    return result('token-invalid', { found }, 'unknown');
  }
  return undefined;
}

function problemOf(caller: Caller, wanted: Alternative, call: ActCall): ActResult | undefined {
  const { found } = caller;
  if (!isInPool(found.account, call)) {
    call.context.trace('the account belongs to another pool');
    return result('token-invalid', { found }, 'pool');
  }
  const missing = missingLevel(levelOf(caller, call), wanted.level, call);
  if (missing !== undefined) return result('more-factors-required', { found }, missing);
  return (
    boundElsewhere(caller, call) ??
    checkOwner(found, call) ??
    missingRole(caller, wanted, call) ??
    missingScope(caller, wanted, call) ??
    (wanted.secondFactor === true
      ? eachCodeProblem(call.act.text('code', call.wire), found, call)
      : undefined)
  );
}

function missingRole(caller: Caller, { role }: Alternative, call: ActCall): ActResult | undefined {
  const roles = listOf(role);
  if (roles.length === 0 || rolesOf(caller, call).some((one) => roles.includes(one))) return undefined;
  call.context.trace(`the account lacks the role ${roles.join(' or ')}`);
  return result('not-allowed', { found: caller.found }, 'role');
}

function missingScope(caller: Caller, { scope }: Alternative, call: ActCall): ActResult | undefined {
  const lacking = listOf(scope).filter((one) => !scopesOf(caller, call).includes(one));
  if (lacking.length === 0) return undefined;
  call.context.trace(`the session lacks the scope ${lacking.join(', ')}`);
  return result('not-allowed', { found: caller.found }, 'scope');
}

/** Returns the level of a session, but not more than the kind of its token opens. */
function levelOf(
  { kind, session: { level } }: Caller,
  { marks: { tokens, levels } }: ActCall,
): string | undefined {
  const most = tokens.get(kind)?.mark.level;
  if (most === undefined || level === undefined) return most ?? level;
  return levels.indexOf(most) < levels.indexOf(level) ? most : level;
}

/** Returns the reason why the level of a session doesn't suffice; by default an operation needs the highest. */
function missingLevel(
  reached: string | undefined,
  needed: string | undefined,
  { marks: { levels }, context }: ActCall,
): string | undefined {
  const top = levels.at(-1);
  if (top === undefined) return undefined;
  const missing = levels.indexOf(needed ?? top) > levels.indexOf(reached ?? top);
  if (!missing) return undefined;
  context.trace(`the session has the level ${reached ?? top}, the operation needs ${needed ?? top}`);
  return 'level';
}

/** Returns the roles of an account: a text or a list in the field that the marks name. */
function rolesOf({ found }: Caller, { marks }: ActCall): readonly string[] {
  const value = found.account[marks.marks.account?.role ?? 'role'];
  // the name of a role may have several words
  return typeof value === 'string' ? [value, ...scopesIn(value)] : (textsOf(value) ?? []);
}

/** Returns the scopes of a session, else those of its account. */
function scopesOf({ record, found }: Caller, { marks, context }: ActCall): readonly string[] {
  const own = context.state.get('sessionDetails', record.session)?.scopes;
  return own ?? accountScopes(found.account, marks) ?? [];
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
