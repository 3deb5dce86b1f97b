import type { Emulator } from '../emulator/emulator.ts';
import { latestTime } from '../environment/environment.ts';
import { armScenarios } from './scenarios.ts';
import { knownSets } from './scenario-sets.ts';
import { setNamed, type ScenarioSet } from '../scenarios/sets.ts';
import {
  configAddress,
  type Overlay,
  configIn,
  emptyOverlay,
  type NamespaceConfig,
  isNamespace,
  defaultNamespace,
} from '../store/store.ts';
import type { ProblemCode } from '../generated/admin/problem-codes.ts';
import { definedOnly } from '../json.ts';
import { namespaceLimitMessage } from '../emulator/namespace-registry.ts';
import { profilesProblem } from '../emulator/namespace-profiles.ts';
import { keepStart, withoutStart } from './reset.ts';
import { setClock } from './clock.ts';
import { findSnapshot, snapshotLayer, readExportedState } from './state/snapshots.ts';

/** How a namespace is to begin. */
export interface CreateNamespaceOptions {
  /** A namespace, a snapshot of `default`, or another's as `w1/name`. */
  readonly from?: string | undefined;
  readonly profiles?: Readonly<Record<string, string>> | undefined;
  /** Codes and ids follow from it and from nothing else: whoever has the same seed sees the same. */
  readonly seed?: string | undefined;
  /** Epoch milliseconds. */
  readonly now?: number | undefined;
  readonly frozen?: boolean | undefined;
  readonly scenarioSets?: readonly string[] | undefined;
  /** Opens a port of its own, when all else is there. */
  readonly listen?: (() => Promise<CloneError | undefined>) | undefined;
}

/** Makes a namespace, or makes it anew: its resets bring it back to how it begins now. What is refused changes nothing. */
export async function createNamespace(
  emulator: Emulator,
  name: string,
  request: CreateNamespaceOptions,
): Promise<{ readonly isNew: boolean } | CloneError> {
  const impossible = problemWith(emulator, request);
  if (impossible !== undefined) return impossible;
  const sets = await findSets(emulator, name, request.scenarioSets ?? []);
  if ('code' in sets) return sets;
  const source = request.from === undefined ? emptyOverlay : await sourceLayer(emulator, request.from, name);
  if ('code' in source) return source;
  const isNew = !(await isInUse(emulator, name));
  if (!emulator.namespaces.enter(name))
    return { code: 'too-many-namespaces', detail: namespaceLimitMessage(emulator.namespaces) };
  const before = await emulator.store.layer(name);
  const layer = begun(source, request);
  await emulator.store.replace(name, layer, emulator.expiryOf(layer));
  const refused = await furnish(emulator, name, request, sets);
  if (refused !== undefined) {
    await (isNew ? forget(emulator, name) : emulator.store.replace(name, before, emulator.expiryOf(before)));
    return refused;
  }
  emulator.endNamespace(name, 'reset');
  return { isNew };
}

/** What can be told before anything is done: making room for it may cost another namespace. */
function problemWith(
  emulator: Emulator,
  { profiles = {}, now }: CreateNamespaceOptions,
): CloneError | undefined {
  const wrong = profilesProblem(emulator.served, profiles);
  if (wrong !== undefined) return { code: 'invalid-profile', detail: wrong };
  if (now !== undefined && !(now >= 0 && now < latestTime))
    return {
      code: 'clock-out-of-range',
      detail: 'now is outside the years from 1970 to 8999; set it to a time between them',
    };
  return undefined;
}

/** The scenario sets of these names that a namespace knows. */
async function findSets(
  emulator: Emulator,
  name: string,
  names: readonly string[],
): Promise<readonly ScenarioSet[] | CloneError> {
  const known = await knownSets(emulator, name);
  const sets: ScenarioSet[] = [];
  for (const one of names) {
    const set = setNamed(one, known);
    if ('none' in set) return { code: 'scenario-set-not-found', detail: set.none };
    sets.push(set);
  }
  return sets;
}

/** What a namespace begins with, its settings as they are wished. */
function begun({ requests, records }: Overlay, { profiles, seed }: CreateNamespaceOptions): Overlay {
  const unstarted = withoutStart(records);
  const setup: NamespaceConfig = {
    ...configIn(unstarted),
    ...definedOnly({ profiles, randomness: seed === undefined ? undefined : { seed, namespace: '' } }),
  };
  return { requests, records: unstarted.set(configAddress, setup) };
}

/** Sets the clock, switches the sets on, keeps all this as its start, and opens its port; says why where one cannot be. */
async function furnish(
  emulator: Emulator,
  name: string,
  { now, frozen, listen }: CreateNamespaceOptions,
  sets: readonly ScenarioSet[],
): Promise<CloneError | undefined> {
  // one that stands still is set to the very millisecond
  if (frozen !== undefined) await setClock(emulator, name, { frozen });
  if (now !== undefined) await setClock(emulator, name, { now });
  for (const set of sets) {
    const armed = await armScenarios(emulator, name, { scenarios: set.scenarios, set: set.name });
    if ('problems' in armed) {
      const why = armed.problems.map(({ message }) => message).join('; ');
      return {
        code: 'invalid-scenario',
        detail: `the scenario set ${set.name} cannot be switched on: ${why}`,
      };
    }
  }
  await keepStart(emulator, name);
  return listen?.();
}

async function forget(emulator: Emulator, name: string): Promise<void> {
  emulator.namespaces.forget(name);
  await emulator.store.drop(name);
}

/** When each namespace was last used, in epoch milliseconds; null where this process has not used it and its store holds it. */
export async function namespacesInUse({
  namespaces,
  store,
}: Emulator): Promise<ReadonlyMap<string, number | null>> {
  const used = namespaces.list();
  const others = (await store.namespaces()).filter((name) => isNamespace(name) && !used.has(name));
  return new Map([...used, ...others.map((name) => [name, null] as const)]);
}

/** Whether a namespace is there: it was used here, or its store holds it. */
export async function isInUse(emulator: Emulator, name: string): Promise<boolean> {
  if (emulator.namespaces.has(name)) return true;
  return isNamespace(name) && (await emulator.store.namespaces()).includes(name);
}

type CloneCode = Extract<
  ProblemCode,
  | ('ambiguous-source' | 'clock-out-of-range' | 'invalid-profile' | 'invalid-scenario' | 'invalid-state')
  | ('port-not-available' | 'scenario-set-not-found' | 'source-not-found' | 'too-many-namespaces')
>;

/** Why a namespace cannot begin as it is wished, and what to do. */
export interface CloneError {
  readonly code: CloneCode;
  readonly detail: string;
}

/** What a namespace can begin from: another as it is now, or a saved state of `default`, or of another as `w1/name`. */
async function sourceLayer(emulator: Emulator, from: string, target: string): Promise<Overlay | CloneError> {
  const mark = from.indexOf('/');
  if (mark >= 0) return fromSnapshot(emulator, from.slice(0, mark), from.slice(mark + 1), target);
  const isKnown = await isInUse(emulator, from);
  const saved = await findSnapshot(emulator, defaultNamespace, from);
  if (isKnown && saved !== undefined) {
    const detail = `${from} is a namespace and a snapshot of ${defaultNamespace}; write ${defaultNamespace}/${from} for the snapshot`;
    return { code: 'ambiguous-source', detail };
  }
  if (isKnown) return withRandomness(from, emulator.seed, await readExportedState(emulator, from));
  return fromSnapshot(
    emulator,
    defaultNamespace,
    from,
    target,
    `there is no namespace ${from} and no snapshot ${defaultNamespace}/${from} to begin from; GET /__admin/namespaces and GET /__admin/snapshots list those there are`,
  );
}

/** Goes on as the namespace would that it comes from: the same requests get the same codes and ids. */
function withRandomness(namespace: string, seed: string, { requests, records }: Overlay): Overlay {
  const config: NamespaceConfig = { randomness: { seed, namespace }, ...configIn(records) };
  return { requests, records: new Map(records).set(configAddress, config) };
}

async function fromSnapshot(
  emulator: Emulator,
  namespace: string,
  name: string,
  target: string,
  nothingThere = `there is no snapshot ${namespace}/${name} to begin from; GET /__admin/snapshots lists those there are`,
): Promise<Overlay | CloneError> {
  const read = await snapshotLayer(emulator, namespace, name, target);
  if (read === undefined) return { code: 'source-not-found', detail: nothingThere };
  if ('problem' in read)
    return { code: 'invalid-state', detail: `the snapshot ${name} cannot be taken: ${read.problem}` };
  return read.layer;
}
