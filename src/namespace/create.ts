import type { Emulator } from '../emulator.ts';
import { switchOn } from '../scenarios/switch-on.ts';
import { knownSets } from '../scenarios/saved.ts';
import { setNamed } from '../scenarios/sets.ts';
import { setupAddress, type Layer } from '../store/store.ts';
import { noRoom } from './no-room.ts';
import { profilesProblem } from './profiles.ts';
import { keepStart, withoutStart } from './reset.ts';
import { setClock } from './set-clock.ts';
import { sourceLayer, type Refused } from './source.ts';
import { setupOf, type Setup } from './setup.ts';

/** How a namespace is to begin. */
export interface NamespaceWish {
  /** A namespace, a snapshot of `default`, or another's as `w1/name`. */
  readonly from?: string | undefined;
  readonly profiles?: Readonly<Record<string, string>> | undefined;
  /** Codes and ids follow from it and from nothing else: whoever has the same seed sees the same. */
  readonly seed?: string | undefined;
  /** Epoch milliseconds. */
  readonly now?: number | undefined;
  readonly frozen?: boolean | undefined;
  readonly scenarioSets?: readonly string[] | undefined;
}

/** Makes a namespace, or makes it anew: its resets bring it back to how it begins now. What is refused changes nothing. */
export async function createNamespace(
  emulator: Emulator,
  name: string,
  wish: NamespaceWish,
): Promise<{ readonly isNew: boolean } | Refused> {
  const source = wish.from === undefined ? nothing : await sourceLayer(emulator, wish.from, name);
  if ('status' in source) return source;
  const wrong = profilesProblem(emulator.served, wish.profiles ?? {});
  if (wrong !== undefined) return { status: 422, detail: wrong };
  const isNew = !emulator.namespaces.has(name);
  if (!emulator.namespaces.enter(name)) return { status: 503, detail: noRoom(emulator.namespaces) };
  const before = await emulator.store.layer(name);
  await emulator.store.replace(name, begun(source, wish));
  const refused = await furnish(emulator, name, wish);
  if (refused !== undefined) {
    await (isNew ? forget(emulator, name) : emulator.store.replace(name, before));
    return refused;
  }
  await keepStart(emulator, name);
  emulator.ended(name, 'reset');
  return { isNew };
}

const nothing: Layer = { requests: 0, records: new Map() };

/** What a namespace begins with, its settings as they are wished. */
function begun({ requests, records }: Layer, { profiles, seed }: NamespaceWish): Layer {
  const own = withoutStart(records);
  const setup: Setup = {
    ...setupOf({ value: own.get(setupAddress), version: 0 }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(seed === undefined ? {} : { randomness: { seed, namespace: '' } }),
  };
  return { requests, records: own.set(setupAddress, setup) };
}

/** Sets the clock, and switches the sets on; says why where one cannot be. */
async function furnish(
  emulator: Emulator,
  name: string,
  { now, frozen, scenarioSets = [] }: NamespaceWish,
): Promise<Refused | undefined> {
  if (now !== undefined) await setClock(emulator, name, { now });
  if (frozen !== undefined) await setClock(emulator, name, { frozen });
  const sets = await knownSets(emulator, name);
  for (const wanted of scenarioSets) {
    const set = setNamed(wanted, sets);
    if ('none' in set) return { status: 404, detail: set.none };
    const armed = await switchOn(emulator, name, { scenarios: set.scenarios, set: wanted });
    if ('problems' in armed) {
      const why = armed.problems.map(({ message }) => message).join('; ');
      return { status: 422, detail: `the scenario set ${wanted} cannot be switched on: ${why}` };
    }
  }
  return undefined;
}

async function forget(emulator: Emulator, name: string): Promise<void> {
  emulator.namespaces.forget(name);
  await emulator.store.drop(name);
}
