import type { Environment } from '../environment.ts';
import type { Context } from '../operation.ts';
import { policyOf } from '../records.ts';
import type { LockoutRule } from './rule.ts';
import {
  attemptsOf,
  keepAttempts,
  sourceOf,
  type AttemptsOfSource,
  type LoginSource,
} from './per-address.ts';

/** Locks an address after failures with any accounts. The key of an account is in lower case, unlike this one. */
export const byAddress: LockoutRule = bySource((_account, { address }) => ({
  key: `FROM ${address}`,
  login: '',
}));

/** Locks an account for the address that its failures came from. */
export const byAccountAndAddress: LockoutRule = bySource((account) => ({ key: account, login: account }));

function bySource(from: (account: string, environment: Environment) => LoginSource): LockoutRule {
  /** The failures of this client; of all clients for the control plane, which has no address. */
  function counted(account: string, context: Context): readonly AttemptsOfSource[] {
    const { environment } = context;
    const source = from(account, environment);
    const all = attemptsOf(source.key, context);
    if (environment.address === '') return Object.values(all);
    const own = all[sourceOf(source, environment)];
    return own === undefined ? [] : [own];
  }

  return {
    failures: (account, context) =>
      counted(account, context).reduce((sum, { at }) => sum + recentOf(at, context).length, 0),

    lockedUntil(account, context) {
      const ends = counted(account, context).flatMap((attempts) => endOf(attempts, context) ?? []);
      return ends.length === 0 ? undefined : Math.max(...ends);
    },

    record(account, context) {
      const { state, environment, trace } = context;
      const { lockout, lockoutRule } = policyOf(state);
      const { attempts, withinSeconds, forSeconds } = lockout;
      const source = from(account, environment);
      const name = sourceOf(source, environment);
      const before = attemptsOf(source.key, context)[name]?.at ?? [];
      const at = [...recentOf(before, context), environment.now].slice(-maxFailures);
      const locks = at.length >= attempts && lockoutRule !== 'sliding';
      const next = locks ? { at: [], blockedUntil: environment.now + forSeconds * 1000 } : { at };
      keepAttempts(source.key, { [name]: next }, context);
      const failure = `failure ${at.length} of ${attempts} from this address within ${withinSeconds} s`;
      trace(locks ? `${failure}: locked for ${forSeconds} s` : failure);
    },

    forget(account, context) {
      const source = from(account, context.environment);
      const name = sourceOf(source, context.environment);
      if (attemptsOf(source.key, context)[name] !== undefined)
        keepAttempts(source.key, { [name]: { at: [] } }, context);
    },
  };
}

/** The maximum number of stored failures of a source: each failure copies the list. */
const maxFailures = 1000;

/** Returns the failures that count now. A fixed window opens with its first failure. */
function recentOf(at: readonly number[], { state, environment: { now } }: Context): readonly number[] {
  const { lockout, lockoutRule } = policyOf(state);
  const windowMs = lockout.withinSeconds * 1000;
  if (lockoutRule === 'sliding') return at.filter((time) => time > now - windowMs);
  const [first] = at;
  return first !== undefined && now < first + windowMs ? at : [];
}

function endOf({ at, blockedUntil }: AttemptsOfSource, context: Context): number | undefined {
  const { lockout, lockoutRule } = policyOf(context.state);
  if (lockoutRule !== 'sliding') return blockedUntil;
  const oldest = recentOf(at, context).at(-lockout.attempts);
  return oldest === undefined ? undefined : oldest + lockout.withinSeconds * 1000;
}
