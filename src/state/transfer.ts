import type { Emulator } from '../emulator.ts';
import { startAddress, withoutStart } from '../namespace/reset.ts';
import type { Layer } from '../store/store.ts';
import { exportState, type StateDocument } from './document.ts';
import { originOf } from './origin.ts';

/** A namespace without how it began: its resets are its own, and go nowhere with its state. */
export async function stateOf({ store }: Emulator, namespace: string): Promise<Layer> {
  const { requests, records } = await store.layer(namespace);
  return { requests, records: withoutStart(records) };
}

/** The document of a namespace. */
export async function exportNamespace(emulator: Emulator, namespace: string): Promise<StateDocument> {
  return exportState(await stateOf(emulator, namespace), originOf(emulator, namespace));
}

/** Puts a layer in the place of a namespace's, as one step; how it began stays. */
export async function takeOver(
  { store, keptUntil }: Emulator,
  namespace: string,
  layer: Layer,
): Promise<void> {
  const { value } = await store.read(namespace, startAddress);
  const records = withoutStart(layer.records);
  if (value !== undefined) records.set(startAddress, value);
  const whole = { requests: layer.requests, records };
  await store.replace(namespace, whole, keptUntil(whole));
}
