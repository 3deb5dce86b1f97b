import type { OutcomeName } from './outcome.ts';
import type { Patch } from './patch.ts';
import type { State } from './state.ts';

/** How an answer can be lost; the names are WireMock's. */
export type Fault =
  'EMPTY_RESPONSE' | 'MALFORMED_RESPONSE_CHUNK' | 'RANDOM_DATA_THEN_CLOSE' | 'CONNECTION_RESET_BY_PEER';

/** A scenario as people write it: in a fixture file, in a set, or to the control plane. */
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

/** A scenario that is switched on. Plain JSON. */
export interface ArmedScenario {
  readonly id: string;
  /** As it was written. */
  readonly entry: ScenarioEntry;
  readonly source: 'fixtures' | 'set' | 'posted';
  /** The set that it came with. */
  readonly set?: string;
  /** The key of its account by provider; none where it is for every account. */
  readonly keys?: Readonly<Record<string, string>>;
  /** What its patch comes to by provider; none where it has none. */
  readonly patches?: Readonly<Record<string, Patch>>;
  /** When it ends by the namespace's clock; one from a file has as long as it says from the namespace's start. */
  readonly endsAt?: number;
}

/** A scenario that is switched on, as one provider meets it. */
export interface Scenario {
  readonly id: string;
  readonly entry: ScenarioEntry;
  /** The operations it is for: the one it names, or all that can have its outcomes. */
  readonly operations: readonly string[];
  /** Only the account with this key; every one when left out. */
  readonly account?: string;
  /** What happens to one request after the other; none for a fault, a patch or a delay. */
  readonly outcomes: readonly OutcomeName[];
  readonly patch?: Patch;
  /** When it ends, in epoch milliseconds by the namespace's clock. */
  readonly endsAt?: number;
}

/** How often each scenario that counts has been met: those that skip, that end, or that play a sequence. */
export type ScenarioRecords = { readonly scenarios: { readonly met: number } };

/** What the scenarios make of a request. */
export interface ScenarioMatch {
  /** The outcome that replaces the operation's own decision. */
  readonly forced?: OutcomeName;
  readonly fault?: Fault;
  readonly delayMs?: number;
  /** The most general first, so that the others lie over it. */
  readonly patches: readonly Patch[];
  /** What each scenario that was met did, for the trace. */
  readonly steps: readonly string[];
}

/** Puts scenarios in the order in which they are asked: the account's, the operation's, the provider's, everyone's, the newest first. */
export function byPrecedence<S extends { readonly entry: ScenarioEntry }>(
  scenarios: readonly S[],
): readonly S[] {
  return scenarios.toReversed().sort((one, other) => weight(other.entry) - weight(one.entry));
}

function isOn({ endsAt }: Scenario, now: number): boolean {
  return endsAt === undefined || now < endsAt;
}

/** How many requests a scenario meets once it has let pass those that it skips; undefined for all. */
export function limitOf({ times, outcomes }: ScenarioEntry): number | undefined {
  return times ?? outcomes?.length;
}

/** Whether it keeps count of the requests that it meets. */
export function counts(entry: ScenarioEntry): boolean {
  return entry.skip !== undefined || limitOf(entry) !== undefined;
}

/**
 * Finds what a request meets, and counts it; the list stands in order of precedence. Of the outcomes, the faults and the
 * delays the first of each is met; all patches are.
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
    if (outcome !== undefined) match.forced = outcome;
    if (entry.fault !== undefined) match.fault = entry.fault;
    if (patch !== undefined) match.patches.unshift(patch);
    if (entry.delayMs !== undefined) match.delayMs ??= entry.delayMs;
    match.steps.push(stepOf(id, entry));
  }
  return match;
}

/** The patches that are on now, whatever the operation; the most general first. */
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

/** Whether all that it could do is done already by one that comes before it. */
function isMoot({ entry, outcomes, patch }: Scenario, match: ScenarioMatch): boolean {
  if (patch !== undefined) return false;
  if (outcomes.length > 0) return match.forced !== undefined;
  if (entry.fault !== undefined) return match.fault !== undefined;
  return match.delayMs !== undefined;
}

/** Which of its requests this is, from 0; undefined where it lets the request pass. */
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
  return delayMs === undefined ? `scenario ${id}` : `scenario ${id}: held back for ${delayMs} ms`;
}

function weight({ account, operation, provider }: ScenarioEntry): number {
  return (
    (account === undefined ? 0 : 4) + (operation === undefined ? 0 : 2) + (provider === undefined ? 0 : 1)
  );
}
