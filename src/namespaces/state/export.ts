import type { Emulator } from '../../emulator/emulator.ts';
import { startAddress, withoutStart } from '../reset.ts';
import type { Overlay } from '../../store/store.ts';
import { exportState, type StateDocument } from './document.ts';
import { provenanceOf } from './provenance.ts';

/** A namespace without how it began: its resets are its own, and go nowhere with its state. */
export async function readExportedState({ store }: Emulator, namespace: string): Promise<Overlay> {
  const { requests, records } = await store.layer(namespace);
  return { requests, records: withoutStart(records) };
}

/** The document of a namespace. */
export async function exportNamespace(emulator: Emulator, namespace: string): Promise<StateDocument> {
  return exportState(await readExportedState(emulator, namespace), provenanceOf(emulator, namespace));
}

/** Puts a layer in the place of a namespace's, as one step; how it began stays. */
export async function importState(
  { store, keptUntil }: Emulator,
  namespace: string,
  layer: Overlay,
): Promise<void> {
  const { value } = await store.read(namespace, startAddress);
  const records = withoutStart(layer.records);
  if (value !== undefined) records.set(startAddress, value);
  const whole = { requests: layer.requests, records };
  await store.replace(namespace, whole, keptUntil(whole));
}
