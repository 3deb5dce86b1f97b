import { isOutcomeId, isOutcomeName, selectedOutcome } from '../core/outcome.ts';
import type { ScenarioEntry, ArmedScenario } from '../core/scenario.ts';
import { matchingEndpoints, operationsOf, outcomesOf, type ScenarioTarget } from './target.ts';
import type { Provider } from '../core/provider.ts';
import type { Problem } from '../files/problems.ts';
import type { ReadPatch } from './patch.ts';
import { definedOnly } from '../json.ts';
import { expectedLogin, expectedOneOf, suggestedOutcome } from '../suggestion.ts';

/** The problem of a scenario, with its key. */
interface EntryProblem {
  readonly key: keyof ScenarioEntry | undefined;
  readonly message: string;
}

/** Returns the problem of a scenario to be armed for these providers; undefined if it can be armed for one of them. */
function entryProblem(entry: ScenarioEntry, places: readonly ScenarioTarget[]): EntryProblem | undefined {
  const kinds = (['outcome', 'outcomes', 'fault', 'patch'] as const).filter(
    (kind) => entry[kind] !== undefined,
  );
  const [, second] = kinds;
  if (second !== undefined) {
    const message = `${kinds.join(' and ')} cannot be combined; expected only one of outcome, outcomes, fault and patch`;
    return { key: second, message };
  }
  if (kinds.length === 0 && entry.delayMs === undefined) {
    const message = 'the scenario has no effect; expected one of outcome, outcomes, fault, patch and delayMs';
    return { key: undefined, message };
  }
  if (entry.patch !== undefined && Object.keys(entry.patch).length === 0)
    return { key: 'patch', message: 'patch is empty; expected fields of accounts, or policy' };
  return scopeProblem(entry, places);
}

function scopeProblem(entry: ScenarioEntry, places: readonly ScenarioTarget[]): EntryProblem | undefined {
  const { provider, operation, account } = entry;
  const scoped = places.filter(({ id }) => provider === undefined || id === provider);
  if (scoped.length === 0) {
    const known = places.map(({ id }) => id);
    const message = `there is no provider ${String(provider)}; ${expectedOneOf(String(provider), known)}`;
    return { key: 'provider', message };
  }
  const matching = scoped.filter(({ profile }) => matchingEndpoints(entry, profile).length > 0);
  if (matching.length === 0) {
    const all = scoped.flatMap(({ profile }) =>
      profile.endpoints.map(({ contract }) => contract.operationId),
    );
    const known = [...new Set(all)];
    return {
      key: 'operation',
      message: `there is no operation ${String(operation)}; ${expectedOneOf(String(operation), known)}`,
    };
  }
  const having = matching.filter(
    ({ accountKey }) => account === undefined || accountKey(account) !== undefined,
  );
  if (having.length === 0) {
    const known = matching.flatMap((place) => place.logins());
    const message = `no account has the login ${String(account)}; ${expectedLogin(String(account), known)}`;
    return { key: 'account', message };
  }
  return outcomeProblem(entry, having);
}

function outcomeProblem(entry: ScenarioEntry, places: readonly ScenarioTarget[]): EntryProblem | undefined {
  if (places.some(({ profile }) => operationsOf(entry, profile).length > 0)) return undefined;
  const endpoints = places.flatMap(({ profile }) => matchingEndpoints(entry, profile));
  const known = [...new Set(endpoints.flatMap(({ contract }) => Object.keys(contract.outcomes)))];
  const outcomes = outcomesOf(entry);
  const table = Object.fromEntries(known.map((id) => [id, true]));
  const wrong = outcomes.find((outcome) => selectedOutcome(outcome, table) === undefined);
  const misspelt = wrong === undefined || isOutcomeName(wrong) ? '' : wrong;
  const nearest = wrong?.includes('/') === true ? withList(suggestedOutcome(wrong, known), known) : undefined;
  const reason =
    wrong === undefined
      ? `no operation has all of ${outcomes.join(', ')}`
      : `${wrong} ${isOutcomeId(wrong) ? 'cannot happen here' : "isn't an outcome"}`;
  return {
    key: entry.outcome === undefined ? 'outcomes' : 'outcome',
    message: `${reason}; ${nearest ?? expectedOneOf(misspelt, known)}`,
  };
}

function withList(suggestion: string | undefined, known: readonly string[]): string {
  return [suggestion, `expected one of ${known.join(', ')}`].filter((text) => text !== undefined).join(' ');
}

/** A provider for which a scenario may be armed, with the schema that checks its patches. */
export interface PrepareTarget extends ScenarioTarget {
  readonly provider: Provider;
}

/** Resolves a scenario's account keys and patches for these providers, or returns its problems by key. */
export function preparedEntry(
  entry: ScenarioEntry,
  places: readonly PrepareTarget[],
  readPatch: ReadPatch,
): Pick<ArmedScenario, 'keys' | 'patches'> | { readonly problems: readonly Problem[] } {
  const problem = entryProblem(entry, places);
  if (problem !== undefined) {
    const path = problem.key === undefined ? [] : [problem.key];
    return { problems: [{ path, atKey: false, message: problem.message }] };
  }
  const scoped = places.filter(({ id }) => entry.provider === undefined || entry.provider === id);
  const keys = keysOf(entry, scoped);
  const { patch } = entry;
  if (patch === undefined) return definedOnly({ keys });
  const read = scoped
    .filter(({ id }) => keys === undefined || Object.hasOwn(keys, id))
    .map(({ id, provider }) => ({ id, patch: readPatch(provider, patch, keys?.[id]) }));
  const patches = read.flatMap((one) => ('problems' in one.patch ? [] : [[one.id, one.patch] as const]));
  if (patches.length > 0) return definedOnly({ patches: Object.fromEntries(patches), keys });
  const problems = read.flatMap((one) => ('problems' in one.patch ? one.patch.problems : []));
  const isFirst = ({ message }: Problem, index: number) =>
    problems.findIndex((other) => other.message === message) === index;
  return { problems: problems.filter(isFirst).map((one) => ({ ...one, path: ['patch', ...one.path] })) };
}

function keysOf({ account }: ScenarioEntry, places: readonly ScenarioTarget[]): ArmedScenario['keys'] {
  if (account === undefined) return undefined;
  return Object.fromEntries(
    places.flatMap(({ id, accountKey }) => {
      const key = accountKey(account);
      return key === undefined ? [] : [[id, key] as const];
    }),
  );
}
