import { isOutcomeName } from '../core/outcome.ts';
import type { ScenarioEntry } from '../core/scenario.ts';
import { matchingEndpoints, operationsOf, outcomesOf, type ScenarioTarget } from './target.ts';

/** What is wrong with a scenario, and the key at which. */
export interface EntryProblem {
  readonly key: keyof ScenarioEntry | undefined;
  readonly message: string;
}

/** What is wrong with a scenario that is to be switched on in these places; nothing when it can be in one of them. */
export function entryProblem(
  entry: ScenarioEntry,
  places: readonly ScenarioTarget[],
): EntryProblem | undefined {
  const kinds = (['outcome', 'outcomes', 'fault', 'patch'] as const).filter(
    (kind) => entry[kind] !== undefined,
  );
  const [, second] = kinds;
  if (second !== undefined) {
    const message = `${kinds.join(' and ')} stand together; expected one of outcome, outcomes, fault and patch`;
    return { key: second, message };
  }
  if (kinds.length === 0 && entry.delayMs === undefined) {
    const message = 'nothing is switched on; expected one of outcome, outcomes, fault, patch and delayMs';
    return { key: undefined, message };
  }
  if (entry.patch !== undefined && Object.keys(entry.patch).length === 0)
    return { key: 'patch', message: 'patch is empty; expected keys of accounts, or policy' };
  return scopeProblem(entry, places);
}

function scopeProblem(entry: ScenarioEntry, places: readonly ScenarioTarget[]): EntryProblem | undefined {
  const { provider, operation, account } = entry;
  const own = places.filter(({ id }) => provider === undefined || id === provider);
  if (own.length === 0) {
    const known = places.map(({ id }) => id).join(', ');
    return { key: 'provider', message: `there is no provider ${String(provider)}; expected one of ${known}` };
  }
  const asking = own.filter(({ profile }) => matchingEndpoints(entry, profile).length > 0);
  if (asking.length === 0) {
    const all = own.flatMap(({ profile }) => profile.endpoints.map(({ contract }) => contract.operationId));
    const known = [...new Set(all)].join(', ');
    return {
      key: 'operation',
      message: `there is no operation ${String(operation)}; expected one of ${known}`,
    };
  }
  const having = asking.filter(
    ({ accountKey }) => account === undefined || accountKey(account) !== undefined,
  );
  if (having.length === 0) {
    return {
      key: 'account',
      message: `no account has the login ${String(account)}; expected a login of an account`,
    };
  }
  return outcomeProblem(entry, having);
}

function outcomeProblem(entry: ScenarioEntry, places: readonly ScenarioTarget[]): EntryProblem | undefined {
  if (places.some(({ profile }) => operationsOf(entry, profile).length > 0)) return undefined;
  const endpoints = places.flatMap(({ profile }) => matchingEndpoints(entry, profile));
  const known = new Set(endpoints.flatMap(({ contract }) => Object.keys(contract.outcomes)));
  const wanted = outcomesOf(entry);
  const wrong = wanted.find((outcome) => !known.has(outcome));
  const said =
    wrong === undefined
      ? `${wanted.join(', ')} cannot happen in one operation`
      : `${wrong} ${isOutcomeName(wrong) ? 'cannot happen here' : 'is no outcome'}`;
  return {
    key: entry.outcome === undefined ? 'outcomes' : 'outcome',
    message: `${said}; expected one of ${[...known].join(', ')}`,
  };
}
