import type { Emulator } from '../emulator/emulator.ts';
import { emptyOverlay, then, type Overlay, type MaybePromise } from '../store/store.ts';
import { isRecord } from '../json.ts';

/** The address of a namespace's start; not set for a default start. */
export const startAddress = 'emulator/namespace/start';

/** The start of a namespace, as plain JSON. */
interface Start {
  readonly requests: number;
  readonly records: Readonly<Record<string, unknown>>;
}

/** Resets a namespace to its start: re-arms the scenarios of files and discards all later changes. */
export function reset(emulator: Emulator, namespace: string): MaybePromise<void> {
  const { store, namespaces } = emulator;
  if (store.isShared || namespaces.has(namespace)) return begin(emulator, namespace);
  // an unused namespace isn't created
  return then(store.namespaces(), (stored) =>
    stored.includes(namespace) ? begin(emulator, namespace) : emulator.endNamespace(namespace, 'reset'),
  );
}

function begin(emulator: Emulator, namespace: string): MaybePromise<void> {
  const { store } = emulator;
  return then(store.read(namespace, startAddress), ({ value }) => {
    const layer = isStart(value) ? layerOf(value) : emptyOverlay;
    const replaced = store.replace(namespace, layer, emulator.expiryOf(layer));
    return then(replaced, () => emulator.endNamespace(namespace, 'reset'));
  });
}

/** Stores a namespace's current state as the start for its resets. */
export async function keepStart({ store }: Emulator, namespace: string): Promise<void> {
  const { requests, records } = await store.layer(namespace);
  const start: Start = { requests, records: Object.fromEntries(withoutStart(records)) };
  await store.commit(namespace, new Map(), new Map([[startAddress, start]]));
}

/** Returns the records of a namespace without its start. */
export function withoutStart(records: Overlay['records']): Map<string, unknown> {
  const others = new Map(records);
  others.delete(startAddress);
  return others;
}

function layerOf(start: Start): Overlay {
  return {
    requests: start.requests,
    records: new Map([...Object.entries(start.records), [startAddress, start]]),
  };
}

function isStart(value: unknown): value is Start {
  return isRecord(value);
}
