import { lockoutRuleOf } from '../core/lockout/lockout.ts';
import { endOfToken } from '../core/session.ts';
import type { ArmedScenario } from '../core/scenario.ts';
import type { Emulator, ListedRecords, ServedProvider } from '../emulator/emulator.ts';
import { expiryOf } from '../scenarios/target.ts';
import { timeIn } from '../environment/environment.ts';
import { definedOnly } from '../json.ts';

/** An expiry in a namespace, by its clock. */
export interface Expiration {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly what:
    | 'session-ends'
    | 'code-ends'
    | 'lockout-ends'
    | 'account-lock-ends'
    | 'failures-forgotten'
    | 'budget-renews'
    | 'totp-window-ends'
    | 'scenario-ends';
  readonly provider?: string;
  /** A login of the account. */
  readonly account?: string;
}

const windowMs = 30_000;
const maxListed = 100;

/** Returns the upcoming expiries in a namespace, the next first. */
export async function expirations(emulator: Emulator, namespace: string): Promise<readonly Expiration[]> {
  const setup = await emulator.config(namespace);
  const now = timeIn(setup, emulator.clock);
  const perProvider = await Promise.all(
    emulator.servedIn(setup).map((served) => endingsOf(emulator, namespace, served)),
  );
  const window: Expiration = { at: (Math.floor(now / windowMs) + 1) * windowMs, what: 'totp-window-ends' };
  return [
    window,
    ...scenarioEndings(emulator.activeScenarios(setup), setup.startedAt ?? now),
    ...perProvider.flat(),
  ]
    .filter(({ at }) => at > now)
    .sort((one, other) => one.at - other.at)
    .slice(0, maxListed);
}

function scenarioEndings(scenarios: readonly ArmedScenario[], startedAt: number): readonly Expiration[] {
  return scenarios.flatMap((armed) => {
    const { provider, account } = armed.entry;
    const at = expiryOf(armed, startedAt);
    if (at === undefined) return [];
    return [definedOnly({ at, what: 'scenario-ends' as const, provider, account })];
  });
}

async function endingsOf(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
): Promise<readonly Expiration[]> {
  const all = async <C extends keyof ListedRecords>(collection: C) => {
    const records = await emulator.records(namespace, served, collection);
    return [...records].map(([key, record]) => ({ key, record }));
  };
  const accounts = await emulator.records(namespace, served, 'accounts');
  const sessions = await emulator.records(namespace, served, 'sessions');
  const ending = (at: number | undefined, what: Expiration['what'], key: string): readonly Expiration[] => {
    const account = accounts.get(key)?.login;
    return at === undefined ? [] : [definedOnly({ at, what, provider: served.id, account })];
  };
  const failing = (await all('recentFailures')).filter(({ key }) => accounts.has(key));
  const lockouts = await emulator.readPatchedState(namespace, served, (context) =>
    failing.map(({ key }) => ({ key, end: lockoutRuleOf(context.state).lockedUntil(key, context) })),
  );
  return [
    ...lockouts.flatMap(({ key, end }) => ending(end, 'lockout-ends', key)),
    ...(await all('tokens')).flatMap(({ record: token }) => {
      const session = sessions.get(token.session);
      const isOver = session === undefined || endOfToken({ token, session }) !== undefined;
      return isOver ? [] : ending(token.expiresAt, 'session-ends', token.account);
    }),
    ...(await all('challenges')).flatMap(({ key, record }) =>
      ending(record.expiresAt, 'code-ends', key.slice(key.indexOf('/') + 1)),
    ),
    ...(await all('attempts')).flatMap(({ key, record }) =>
      Object.values(record).flatMap(({ blockedUntil }) => ending(blockedUntil, 'lockout-ends', key)),
    ),
    ...(await all('lockouts')).flatMap(({ key, record }) => ending(record.until, 'lockout-ends', key)),
    ...(await all('counters')).flatMap(({ key, record }) => {
      const [counter, ...rest] = key.split('/');
      return counter === 'failures'
        ? ending(record.endsAt, 'failures-forgotten', rest.join('/'))
        : ending(record.endsAt, 'budget-renews', '');
    }),
    ...[...accounts].flatMap(([key, { lockedUntil }]) =>
      lockedUntil === undefined || lockedUntil === 'forever'
        ? []
        : ending(Date.parse(lockedUntil), 'account-lock-ends', key),
    ),
  ];
}
