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

/** Options of a new namespace. */
export interface CreateNamespaceOptions {
  /** The source: a namespace, a snapshot of `default`, or another namespace's snapshot as `w1/name`. */
  readonly from?: string | undefined;
  readonly profiles?: Readonly<Record<string, string>> | undefined;
  /** The only source of its randomness: namespaces with the same seed produce the same codes and ids. */
  readonly seed?: string | undefined;
  /** Epoch milliseconds. */
  readonly now?: number | undefined;
  readonly frozen?: boolean | undefined;
  readonly scenarioSets?: readonly string[] | undefined;
  /** Opens the namespace's own port, after everything else. */
  readonly listen?: (() => Promise<CloneError | undefined>) | undefined;
}

/** Creates or recreates a namespace; later resets return to this start. A rejected request changes nothing. */
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

/** Validates options before any change: entering the namespace may evict another. */
function problemWith(
  emulator: Emulator,
  { profiles = {}, now }: CreateNamespaceOptions,
): CloneError | undefined {
  const wrong = profilesProblem(emulator.served, profiles);
  if (wrong !== undefined) return { code: 'invalid-profile', detail: wrong };
  if (now !== undefined && !(now >= 0 && now < latestTime))
    return {
      code: 'clock-out-of-range',
      detail: 'now is outside the years 1970 to 8999; set a time in that range',
    };
  return undefined;
}

/** Returns the scenario sets with these names that are available in a namespace. */
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

/** Returns the layer that a namespace begins with, with the requested settings. */
function begun({ requests, records }: Overlay, { profiles, seed }: CreateNamespaceOptions): Overlay {
  const unstarted = withoutStart(records);
  const setup: NamespaceConfig = {
    ...configIn(unstarted),
    ...definedOnly({ profiles, randomness: seed === undefined ? undefined : { seed, namespace: '' } }),
  };
  return { requests, records: unstarted.set(configAddress, setup) };
}

/** Sets the clock, arms the sets, stores this as the start, and opens the port; returns the error of a failed step. */
async function furnish(
  emulator: Emulator,
  name: string,
  { now, frozen, listen }: CreateNamespaceOptions,
  sets: readonly ScenarioSet[],
): Promise<CloneError | undefined> {
  // frozen first, so that the time is set to the exact millisecond
  if (frozen !== undefined) await setClock(emulator, name, { frozen });
  if (now !== undefined) await setClock(emulator, name, { now });
  for (const set of sets) {
    const armed = await armScenarios(emulator, name, { scenarios: set.scenarios, set: set.name });
    if ('problems' in armed) {
      const why = armed.problems.map(({ message }) => message).join('; ');
      return { code: 'invalid-scenario', detail: `the scenario set ${set.name} cannot be armed: ${why}` };
    }
  }
  await keepStart(emulator, name);
  return listen?.();
}

async function forget(emulator: Emulator, name: string): Promise<void> {
  emulator.namespaces.forget(name);
  await emulator.store.drop(name);
}

/** Returns when each namespace was last used, in epoch milliseconds; null if only the store holds it. */
export async function namespacesInUse({
  namespaces,
  store,
}: Emulator): Promise<ReadonlyMap<string, number | null>> {
  const used = namespaces.list();
  const others = (await store.namespaces()).filter((name) => isNamespace(name) && !used.has(name));
  return new Map([...used, ...others.map((name) => [name, null] as const)]);
}

/** Whether a namespace exists: this process has used it, or its store holds it. */
export async function isInUse(emulator: Emulator, name: string): Promise<boolean> {
  if (emulator.namespaces.has(name)) return true;
  return isNamespace(name) && (await emulator.store.namespaces()).includes(name);
}

type CloneCode = Extract<
  ProblemCode,
  | ('ambiguous-source' | 'clock-out-of-range' | 'invalid-profile' | 'invalid-scenario' | 'invalid-state')
  | ('port-not-available' | 'scenario-set-not-found' | 'source-not-found' | 'too-many-namespaces')
>;

/** The reason why a namespace cannot be created as requested, and what to do. */
export interface CloneError {
  readonly code: CloneCode;
  readonly detail: string;
}

/** Returns the layer to start from: a namespace's current state, or a snapshot of `default` or of another namespace. */
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
    `there is no namespace ${from} and no snapshot ${defaultNamespace}/${from} to start from; GET /__admin/namespaces and GET /__admin/snapshots list those that exist`,
  );
}

/** Continues the source namespace's randomness: the same requests get the same codes and ids. */
function withRandomness(namespace: string, seed: string, { requests, records }: Overlay): Overlay {
  const config: NamespaceConfig = { randomness: { seed, namespace }, ...configIn(records) };
  return { requests, records: new Map(records).set(configAddress, config) };
}

async function fromSnapshot(
  emulator: Emulator,
  namespace: string,
  name: string,
  target: string,
  nothingThere = `there is no snapshot ${namespace}/${name} to start from; GET /__admin/snapshots lists those that exist`,
): Promise<Overlay | CloneError> {
  const read = await snapshotLayer(emulator, namespace, name, target);
  if (read === undefined) return { code: 'source-not-found', detail: nothingThere };
  if ('problem' in read)
    return { code: 'invalid-state', detail: `the snapshot ${name} cannot be used: ${read.problem}` };
  return read.layer;
}
