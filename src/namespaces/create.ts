import type { Emulator } from '../emulator/emulator.ts';
import { latestTime } from '../environment/environment.ts';
import { armScenarios } from './scenarios.ts';
import { knownSets } from './scenario-sets.ts';
import { setNamed } from '../scenarios/sets.ts';
import {
  configAddress,
  type Overlay,
  configOf,
  type NamespaceConfig,
  isNamespace,
  defaultNamespace,
} from '../store/store.ts';
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
  const impossible = await problemWith(emulator, name, request);
  if (impossible !== undefined) return impossible;
  const source = request.from === undefined ? nothing : await sourceLayer(emulator, request.from, name);
  if ('status' in source) return source;
  const isNew = !(await isInUse(emulator, name));
  if (!emulator.namespaces.enter(name))
    return { status: 503, detail: namespaceLimitMessage(emulator.namespaces) };
  const before = await emulator.store.layer(name);
  const layer = begun(source, request);
  await emulator.store.replace(name, layer, emulator.keptUntil(layer));
  const refused = await furnish(emulator, name, request);
  if (refused !== undefined) {
    await (isNew ? forget(emulator, name) : emulator.store.replace(name, before, emulator.keptUntil(before)));
    return refused;
  }
  emulator.endNamespace(name, 'reset');
  return { isNew };
}

/** What can be told before anything is done: making room for it may cost another namespace. */
async function problemWith(
  emulator: Emulator,
  name: string,
  { profiles = {}, now, scenarioSets = [] }: CreateNamespaceOptions,
): Promise<CloneError | undefined> {
  const wrong = profilesProblem(emulator.served, profiles);
  if (wrong !== undefined) return { status: 422, detail: wrong };
  if (now !== undefined && !(now >= 0 && now < latestTime))
    return {
      status: 400,
      detail: 'now is outside the years from 1970 to 8999; set it to a time between them',
    };
  if (scenarioSets.length === 0) return undefined;
  const known = await knownSets(emulator, name);
  for (const wanted of scenarioSets) {
    const set = setNamed(wanted, known);
    if ('none' in set) return { status: 404, detail: set.none };
  }
  return undefined;
}

const nothing: Overlay = { requests: 0, records: new Map() };

/** What a namespace begins with, its settings as they are wished. */
function begun({ requests, records }: Overlay, { profiles, seed }: CreateNamespaceOptions): Overlay {
  const own = withoutStart(records);
  const setup: NamespaceConfig = {
    ...configOf({ value: own.get(configAddress), version: 0 }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(seed === undefined ? {} : { randomness: { seed, namespace: '' } }),
  };
  return { requests, records: own.set(configAddress, setup) };
}

/** Sets the clock, switches the sets on, keeps all this as its start, and opens its port; says why where one cannot be. */
async function furnish(
  emulator: Emulator,
  name: string,
  { now, frozen, scenarioSets = [], listen }: CreateNamespaceOptions,
): Promise<CloneError | undefined> {
  // one that stands still is set to the very millisecond
  if (frozen !== undefined) await setClock(emulator, name, { frozen });
  if (now !== undefined) await setClock(emulator, name, { now });
  const sets = await knownSets(emulator, name);
  for (const wanted of scenarioSets) {
    const set = setNamed(wanted, sets);
    if ('none' in set) return { status: 404, detail: set.none };
    const armed = await armScenarios(emulator, name, { scenarios: set.scenarios, set: wanted });
    if ('problems' in armed) {
      const why = armed.problems.map(({ message }) => message).join('; ');
      return { status: 422, detail: `the scenario set ${wanted} cannot be switched on: ${why}` };
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

/** Why a namespace cannot begin as it is wished, and what to do. */
export interface CloneError {
  readonly status: 400 | 404 | 409 | 422 | 503;
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
    return { status: 409, detail };
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
  const setup = configOf({ value: records.get(configAddress), version: 0 });
  const own: NamespaceConfig = { randomness: { seed, namespace }, ...setup };
  return { requests, records: new Map(records).set(configAddress, own) };
}

async function fromSnapshot(
  emulator: Emulator,
  namespace: string,
  name: string,
  target: string,
  nothingThere = `there is no snapshot ${namespace}/${name} to begin from; GET /__admin/snapshots lists those there are`,
): Promise<Overlay | CloneError> {
  const read = await snapshotLayer(emulator, namespace, name, target);
  if (read === undefined) {
    return { status: 404, detail: nothingThere };
  }
  if ('problem' in read)
    return { status: 422, detail: `the snapshot ${name} cannot be taken: ${read.problem}` };
  return read.layer;
}
