import { endOtherSessions } from '../../core/session-changes.ts';
import { unlock } from '../../core/lockout/lockout.ts';
import type { ActCall } from '../runtime/act.ts';
import type { Account, AccountRef } from '../runtime/records.ts';

/** Sets the password of an account, and ends the sessions that the marks name. `kept` is the token of the request. */
export function setPassword(call: ActCall, found: AccountRef, password: string, kept?: string): AccountRef {
  const { marks, context } = call;
  const { state, trace } = context;
  const { history = 0, endsSessions = 'others' } = marks.marks.password ?? {};
  const { key, account } = found;
  const next: Account = { ...account, password };
  state.put('accounts', key, next);
  if (history > 0) {
    const former = [account.password, ...(state.get('formerPasswords', key) ?? [])];
    state.put('formerPasswords', key, former.slice(0, history));
  }
  // a lockout lasts until its end, or until the password is new
  unlock(key, state);
  trace('the password is new');
  if (endsSessions === 'none') return { key, account: next };
  endOtherSessions(key, endsSessions === 'all' ? undefined : kept, state);
  trace(
    `${endsSessions === 'all' || kept === undefined ? 'all' : 'the other'} sessions of the account ended`,
  );
  return { key, account: next };
}

/** Returns the kinds of tokens whose cookies a new password deletes. */
export function endedKinds({ marks }: ActCall): readonly string[] | undefined {
  return marks.marks.password?.endsSessions === 'all' ? [...marks.tokens.keys()] : undefined;
}

/** Returns the logins of an account, which its password may not have in it. */
export function loginsOf({ login, email }: Account): readonly string[] {
  return email === undefined ? [login] : [login, email];
}
