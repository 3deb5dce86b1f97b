import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { Marks } from '../marks/types.ts';
import { isInPool } from '../runtime/pools.ts';
import { accountScopes, scopesIn, textsOf } from '../runtime/scopes.ts';
import { authenticate } from './caller.ts';
import { boundElsewhere } from './client.ts';
import { callerByPassword, eachCodeProblem } from './credentials.ts';
import { checkOwner } from './owner.ts';
import type { Caller } from '../runtime/session-types.ts';

type Needs = Exclude<Marks['Needs'], boolean>;

/** Finds the session of a request, and denies a session without the role, the scope or the level. */
export function checkNeeds(
  call: ActCall,
  needs: Marks['Needs'] = call.act.mark.needs ?? true,
): Caller | ActResult {
  const { marks } = call;
  const wanted: Needs = typeof needs === 'boolean' ? {} : needs;
  const kinds =
    wanted.tokens === undefined
      ? marks.carried.filter(({ opens }) => opens)
      : [...marks.tokens.values()].filter(({ kind }) => wanted.tokens?.includes(kind) === true);
  const caller = callerByPassword(kinds, call) ?? authenticate(call.wire, kinds, call.context);
  return 'outcome' in caller ? caller : (problemOf(caller, wanted, call) ?? caller);
}

function problemOf(caller: Caller, wanted: Needs, call: ActCall): ActResult | undefined {
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

function missingRole(caller: Caller, { role }: Needs, call: ActCall): ActResult | undefined {
  const roles = listOf(role);
  if (roles.length === 0 || rolesOf(caller, call).some((one) => roles.includes(one))) return undefined;
  call.context.trace(`the account lacks the role ${roles.join(' or ')}`);
  return result('not-allowed', { found: caller.found }, 'role');
}

function missingScope(caller: Caller, { scope }: Needs, call: ActCall): ActResult | undefined {
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
