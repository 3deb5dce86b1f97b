import type { OutcomeId } from './outcome.ts';
import type { Patch } from './patch.ts';
import type { State } from './state.ts';

/** A way to break an answer; the names are WireMock's. */
export type Fault =
  'EMPTY_RESPONSE' | 'MALFORMED_RESPONSE_CHUNK' | 'RANDOM_DATA_THEN_CLOSE' | 'CONNECTION_RESET_BY_PEER';

/** A scenario as written in a fixture file or a set, or sent to the control plane. */
export interface ScenarioEntry {
  readonly provider?: string;
  readonly operation?: string;
  readonly account?: string;
  readonly outcome?: string;
  readonly outcomes?: readonly string[];
  readonly fault?: Fault;
  readonly patch?: Readonly<Record<string, unknown>>;
  readonly delayMs?: number;
  readonly skip?: number;
  readonly times?: number;
  readonly ttlSeconds?: number;
}

/** An armed scenario, as plain JSON. */
export interface ArmedScenario {
  readonly id: string;
  /** The entry as written. */
  readonly entry: ScenarioEntry;
  readonly source: 'fixtures' | 'set' | 'posted';
  /** The set that armed it. */
  readonly set?: string;
  /** Its account's key by provider; omitted if it applies to all accounts. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Its patch by provider; omitted if it has none. */
  readonly patches?: Readonly<Record<string, Patch>>;
  /** When it ends, by the namespace's clock. The lifetime of a scenario from a file begins with the namespace. */
  readonly endsAt?: number;
}

/** An armed scenario, resolved for one provider. */
export interface Scenario {
  readonly id: string;
  readonly entry: ScenarioEntry;
  /** The operations it applies to: the operation that it names, or all that declare its outcomes. */
  readonly operations: readonly string[];
  /** The key of the account it applies to; omitted for all accounts. */
  readonly account?: string;
  /** The outcomes of successive requests; empty for a fault, a patch or a delay. */
  readonly outcomes: readonly OutcomeId[];
  readonly patch?: Patch;
  /** When it ends, in epoch milliseconds by the namespace's clock. */
  readonly endsAt?: number;
}

/** How many requests each scenario has matched, if it counts them: to skip some, to end, or to play a sequence. */
export type ScenarioRecords = { readonly scenarios: { readonly met: number } };

/** The effect of the scenarios on a request. */
export interface ScenarioMatch {
  /** The outcome that replaces the operation's own decision. */
  readonly forced?: OutcomeId;
  readonly fault?: Fault;
  readonly delayMs?: number;
  /** The id of the scenario that decided the reply or broke it; otherwise of the first that changed it. */
  readonly forcedBy?: string;
  /** The most general first, so that the others override it. */
  readonly patches: readonly Patch[];
  /** The effect of each matching scenario, for the trace. */
  readonly steps: readonly string[];
}

/** Sorts scenarios by precedence: those of an account, an operation, a provider, then the rest; newest first. */
export function byPrecedence<S extends { readonly entry: ScenarioEntry }>(
  scenarios: readonly S[],
): readonly S[] {
  return scenarios.toReversed().sort((one, other) => weight(other.entry) - weight(one.entry));
}

function isOn({ endsAt }: Scenario, now: number): boolean {
  return endsAt === undefined || now < endsAt;
}

/** Returns how many requests a scenario affects after those that it skips; undefined if unlimited. */
export function limitOf({ times, outcomes }: ScenarioEntry): number | undefined {
  return times ?? outcomes?.length;
}

/** Whether a scenario counts the requests that it matches. */
export function counts(entry: ScenarioEntry): boolean {
  return entry.skip !== undefined || limitOf(entry) !== undefined;
}

/**
 * Finds and counts the scenarios of a request, from a list in order of precedence. The first outcome, the first fault
 * and the first delay apply; all patches do.
 */
export function matchScenarios(
  scenarios: readonly Scenario[],
  operation: string,
  account: string | undefined,
  now: number,
  scenarioRecords: () => State<ScenarioRecords>,
): ScenarioMatch {
  const match: { -readonly [K in keyof ScenarioMatch]: ScenarioMatch[K] } & {
    patches: Patch[];
    steps: string[];
  } = { patches: [], steps: [] };
  for (const scenario of scenarios) {
    const { id, entry, patch, outcomes } = scenario;
    if (!isFor(scenario, operation, account) || !isOn(scenario, now) || isMoot(scenario, match)) continue;
    const use = countUse(scenario, scenarioRecords);
    if (use === undefined) continue;
    const outcome = outcomes[use % outcomes.length];
    if (match.forcedBy === undefined || isDecisive(scenario, match)) match.forcedBy = id;
    if (outcome !== undefined) match.forced = outcome;
    if (entry.fault !== undefined) match.fault = entry.fault;
    if (patch !== undefined) match.patches.unshift(patch);
    if (entry.delayMs !== undefined) match.delayMs ??= entry.delayMs;
    match.steps.push(stepOf(id, entry));
  }
  return match;
}

/** Whether a scenario is the first to decide the reply or to break it. */
function isDecisive({ entry, outcomes }: Scenario, { forced, fault }: ScenarioMatch): boolean {
  return forced === undefined && fault === undefined && (outcomes.length > 0 || entry.fault !== undefined);
}

/** Returns the patches that are active now, for any operation; the most general first. */
export function patchesOn(
  scenarios: readonly Scenario[],
  now: number,
  counted: () => State<ScenarioRecords>,
): readonly Patch[] {
  const on = scenarios.filter((scenario) => isOn(scenario, now) && hasUsesLeft(scenario, counted));
  return on.flatMap(({ patch }) => patch ?? []).toReversed();
}

function hasUsesLeft({ id, entry, patch }: Scenario, counted: () => State<ScenarioRecords>): boolean {
  if (patch === undefined || !counts(entry)) return true;
  return (counted().get('scenarios', id)?.met ?? 0) < (entry.skip ?? 0) + (limitOf(entry) ?? Infinity);
}

function isFor({ operations, account }: Scenario, operation: string, key: string | undefined): boolean {
  return operations.includes(operation) && (account === undefined || account === key);
}

/** Whether an earlier scenario has already decided all that this one could. */
function isMoot({ entry, outcomes, patch }: Scenario, match: ScenarioMatch): boolean {
  if (patch !== undefined) return false;
  if (outcomes.length > 0) return match.forced !== undefined;
  if (entry.fault !== undefined) return match.fault !== undefined;
  return match.delayMs !== undefined;
}

/** Returns the index of the request among those it affects, from 0; undefined if it doesn't affect this request. */
function countUse({ id, entry }: Scenario, counted: () => State<ScenarioRecords>): number | undefined {
  if (!counts(entry)) return 0;
  const { skip = 0 } = entry;
  const records = counted();
  const count = records.get('scenarios', id)?.met ?? 0;
  if (count >= skip + (limitOf(entry) ?? Infinity)) return undefined;
  records.put('scenarios', id, { met: count + 1 });
  return count < skip ? undefined : count - skip;
}

function stepOf(id: string, { fault, patch, delayMs }: ScenarioEntry): string {
  if (fault !== undefined) return `scenario ${id}: ${fault}`;
  if (patch !== undefined) return `scenario ${id}: ${Object.keys(patch).join(', ')} patched`;
  return delayMs === undefined ? `scenario ${id}` : `scenario ${id}: delayed by ${delayMs} ms`;
}

function weight({ account, operation, provider }: ScenarioEntry): number {
  return (
    (account === undefined ? 0 : 4) + (operation === undefined ? 0 : 2) + (provider === undefined ? 0 : 1)
  );
}
