import type { ArmedScenario, ScenarioEntry } from '../../core/scenario.ts';
import type { Kept } from '../../journal/entry.ts';
import { configIn, type NamespaceConfig, configAddress, type Overlay } from '../../store/store.ts';
import { exportState, readStateDocument, type Read, type StateProblem } from './document.ts';
import { documentVersion, kinds, readEnvelope } from './envelope.ts';
import type { Provenance } from './provenance.ts';
import { shareableScenarios, type IsInFixtures } from './shareable-scenarios.ts';
import { readStateless } from './stateless-bundle.ts';
import { definedOnly, isPlainJson, plainJsonProblem } from '../../json.ts';

/** The parts of a bundle. */
export interface BundleParts {
  readonly layer: Overlay;
  readonly now: number;
  readonly frozen: boolean;
  readonly scenarios: readonly ArmedScenario[];
  /** Newest first. */
  readonly journal: readonly Kept[];
}

/**
 * Creates a bundle: a namespace's data for a bug report, as plain JSON in the form of the control plane's contract. It
 * contains secrets, but not in the journal. A frozen time is written into the state, so that the state is complete.
 */
export function exportBundle(parts: BundleParts, origin: Provenance) {
  const { now, frozen, scenarios } = parts;
  const layer = frozen ? withClock(parts.layer, { frozenAt: now }) : parts.layer;
  const { journal, ...head } = headOf(parts, origin);
  return {
    ...head,
    scenarios: scenarios.map(({ id, entry }) => ({ id, ...entry })),
    state: exportState(layer, origin),
    journal,
  };
}

/** Creates a bundle without secrets: without the state, but with a list of what it omits. */
export function exportBundleWithoutSecrets(
  parts: BundleParts,
  origin: Provenance,
  isInFixtures: IsInFixtures,
) {
  const { journal, ...head } = headOf(parts, origin);
  return { ...head, ...shareableScenarios(parts, isInFixtures), journal };
}

function headOf({ layer, now, frozen, journal }: BundleParts, origin: Provenance) {
  const setup = configIn(layer.records);
  return {
    format: kinds.bundle.format,
    version: documentVersion,
    emulator: origin.emulator,
    seed: setup.randomness?.seed ?? origin.seed,
    profiles: origin.profilesIn(setup),
    clock: { now: new Date(now).toISOString(), frozen },
    journal: journal.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  };
}

/** The content of a bundle for a namespace, with the scenarios to arm if it has no state. */
interface BundleContent {
  /** With the bundle's time. */
  readonly layer: Overlay;
  /** Oldest first. */
  readonly journal: readonly Kept[];
  readonly scenarios?: readonly ScenarioEntry[];
}

/** Reads a bundle for a namespace, at the machine's time. It is accepted or rejected as a whole. */
export function readBundle(
  value: unknown,
  origin: Provenance,
  machineNow: number,
): BundleContent | StateProblem {
  const head = readEnvelope(value, 'bundle', origin.emulator);
  if ('problem' in head) return head;
  const { clock, state, omitted, journal } = head.members;
  const time = isPlainJson(clock) ? Date.parse(String(clock['now'])) : NaN;
  if (!isPlainJson(clock) || !(time >= 0 && time < Date.UTC(9000, 0)) || typeof clock['frozen'] !== 'boolean')
    return {
      problem: `the clock of the bundle is ${JSON.stringify(clock)}; expected {"now":"<ISO>","frozen":true or false}`,
    };
  const entries = readJournal(journal);
  const hasState = state !== undefined || omitted === undefined;
  const read = hasState ? stateIn(state, origin) : readStateless(head.members, origin);
  if ('problem' in read) return read;
  if ('problem' in entries) return entries;
  const layer = withClock(read.layer, clock['frozen'] ? { frozenAt: time } : { offsetMs: time - machineNow });
  const requests = hasState ? layer.requests : lastNumber(entries.journal);
  return { ...read, layer: { ...layer, requests }, journal: entries.journal };
}

function stateIn(state: unknown, origin: Provenance): Read {
  const read = readStateDocument(state, origin);
  if (!('problem' in read)) return read;
  const { problem, pointer } = read;
  const inBundle = pointer === undefined ? undefined : `/state${pointer}`;
  return definedOnly({ problem: `in the bundle, ${problem}`, pointer: inBundle });
}

/** Returns the number of the newest request, after which the next ones are numbered. */
function lastNumber(journal: readonly Kept[]): number {
  return Math.max(0, ...journal.map(({ id }) => Number(/-(\d+)$/.exec(id)?.[1] ?? 0)));
}

function withClock({ requests, records }: Overlay, clock: NonNullable<NamespaceConfig['clock']>): Overlay {
  return { requests, records: new Map(records).set(configAddress, { ...configIn(records), clock }) };
}

function readJournal(journal: unknown): { readonly journal: readonly Kept[] } | { readonly problem: string } {
  if (!Array.isArray(journal))
    return { problem: "the journal of the bundle isn't a list; expected a list of requests" };
  const entries: Kept[] = [];
  for (const [index, entry] of journal.entries()) {
    const problem = plainJsonProblem(entry);
    if (problem !== undefined)
      return { problem: `journal[${index}] of the bundle ${problem}; expected plain JSON` };
    const at: unknown = isPlainJson(entry) ? entry['at'] : undefined;
    const candidate = isPlainJson(entry) ? { ...entry, at: Date.parse(String(at)) } : undefined;
    if (!isKept(candidate))
      return {
        problem: `journal[${index}] of the bundle isn't a request; expected an entry of GET /__admin/bundle`,
      };
    entries.unshift(candidate);
  }
  return { journal: entries };
}

/** Whether an entry has the required members. */
function isKept(entry: unknown): entry is Kept {
  return (
    isPlainJson(entry) &&
    ['id', 'namespace', 'method', 'path'].every((name) => typeof entry[name] === 'string') &&
    ['at', 'status'].every((name) => Number.isFinite(entry[name])) &&
    isTexts(entry['trace']) &&
    (entry['sentBy'] === undefined || entry['sentBy'] === 'control-plane') &&
    optionalTexts.every((name) => entry[name] === undefined || typeof entry[name] === 'string') &&
    ['request', 'response'].every((name) => entry[name] === undefined || isKeptPart(entry[name])) &&
    (entry['nearest'] === undefined || isNearest(entry['nearest']))
  );
}

const optionalTexts = ['provider', 'profile', 'operation', 'account', 'outcome', 'provenance', 'forcedBy'];

function isKeptPart(part: unknown): boolean {
  if (!isPlainJson(part) || !isPlainJson(part['headers'])) return false;
  const { headers, query = {}, parameters = {} } = part;
  return (
    Object.values(headers).every((value) => typeof value === 'string' || isTexts(value)) &&
    [query, parameters].every((one) => isPlainJson(one) && isTexts(Object.values(one)))
  );
}

function isNearest(nearest: unknown): boolean {
  const texts = ['provider', 'operation', 'method', 'path'];
  return (
    Array.isArray(nearest) &&
    nearest.every(
      (one: unknown) =>
        isPlainJson(one) && isTexts(one['differences']) && isTexts(texts.map((name) => one[name])),
    )
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
