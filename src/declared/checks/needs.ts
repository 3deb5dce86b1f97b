import { result, type ActCall, type ActResult } from '../act.ts';
import { authenticate, type Caller } from './caller.ts';
import type { Marks } from '../marks/types.ts';

type Needs = Exclude<Marks['Needs'], boolean>;

/** Finds the session of a request, and denies a request without the role, the scope or the level. */
export function checkNeeds(
  call: ActCall,
  needs: Marks['Needs'] = call.act.mark.needs ?? true,
): Caller | ActResult {
  const { marks, wire, context } = call;
  const wanted: Needs = typeof needs === 'boolean' ? {} : needs;
  const kinds =
    wanted.tokens === undefined
      ? marks.carried
      : [...marks.tokens.values()].filter(({ kind }) => wanted.tokens?.includes(kind) === true);
  const caller = authenticate(wire, kinds, context);
  return 'outcome' in caller ? caller : (problemOf(caller, wanted, call) ?? caller);
}

function problemOf(caller: Caller, { role, scope, level }: Needs, call: ActCall): ActResult | undefined {
  const { found, session } = caller;
  const facts = { found };
  const missing = missingLevel(session.level, level, call);
  if (missing !== undefined) return result('more-factors-required', facts, missing);
  const roles = listOf(role);
  if (roles.length > 0 && !rolesOf(caller, call).some((one) => roles.includes(one))) {
    call.context.trace(`the account lacks the role ${roles.join(' or ')}`);
    return result('not-allowed', facts, 'role');
  }
  const lacking = listOf(scope).filter((one) => !scopesOf(caller, call).includes(one));
  if (lacking.length === 0) return undefined;
  call.context.trace(`the session lacks the scope ${lacking.join(', ')}`);
  return result('not-allowed', facts, 'scope');
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
  return textsOf(found.account[marks.marks.account?.role ?? 'role']);
}

/** Returns the scopes of a session, else those of its account. */
function scopesOf({ record, found }: Caller, { marks, context }: ActCall): readonly string[] {
  const own = context.state.get('sessionDetails', record.session)?.scopes;
  return own ?? textsOf(found.account[marks.marks.account?.scopes ?? 'scopes']);
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value.map(String) : [];
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
