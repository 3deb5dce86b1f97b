import type { Emulator } from '../../emulator/emulator.ts';
import { snapshotsOf, type Overlay } from '../../store/store.ts';
import { readStateDocument, type Read, type StateDocument, exportState } from './document.ts';
import { provenanceOf } from './provenance.ts';
import { startAddress, withoutStart } from '../reset.ts';
import { isRecord } from '../../json.ts';

/** A state that was saved under a name. */
interface Saved {
  readonly savedAt: string;
  readonly document: StateDocument;
}

/** What is told of a saved state. */
export interface SnapshotView {
  readonly name: string;
  readonly savedAt: string;
  /** How many records it holds. */
  readonly records: number;
}

const prefix = 'emulator/snapshots/';
const maxSnapshots = 100;

/** The saved states of a namespace, by name. */
export async function listSnapshots({ store }: Emulator, namespace: string): Promise<SnapshotView[]> {
  const saved = await store.list(snapshotsOf(namespace), prefix);
  const views = [...saved].flatMap(([address, value]) =>
    isSaved(value) ? [viewOf(address.slice(prefix.length), value)] : [],
  );
  return views.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A saved state; undefined where there is none of the name. */
export async function findSnapshot(
  { store }: Emulator,
  namespace: string,
  name: string,
): Promise<StateDocument | undefined> {
  const { value } = await store.read(snapshotsOf(namespace), `${prefix}${name}`);
  return isSaved(value) ? value.document : undefined;
}

/** Saves the state of a namespace under a name, at a time by its clock. */
export async function saveSnapshot(
  emulator: Emulator,
  namespace: string,
  name: string,
  now: number,
): Promise<{ readonly view: SnapshotView; readonly isNew: boolean } | { readonly full: string }> {
  const all = await listSnapshots(emulator, namespace);
  const isNew = all.every((one) => one.name !== name);
  if (isNew && all.length >= maxSnapshots) {
    return { full: `${maxSnapshots} snapshots are kept of ${namespace}; remove one that is not needed` };
  }
  const document = await exportNamespace(emulator, namespace);
  const saved: Saved = { savedAt: new Date(now).toISOString(), document };
  await write(emulator, namespace, name, saved);
  return { view: viewOf(name, saved), isNew };
}

/** Forgets a saved state; false where there is none of the name. */
export async function removeSnapshot(emulator: Emulator, namespace: string, name: string): Promise<boolean> {
  const before = await findSnapshot(emulator, namespace, name);
  if (before === undefined) return false;
  await write(emulator, namespace, name, null);
  return true;
}

/** The layer of a saved state, for its own namespace or another; undefined where there is none of the name. */
export async function snapshotLayer(
  emulator: Emulator,
  namespace: string,
  name: string,
  target = namespace,
): Promise<Read | undefined> {
  const document = await findSnapshot(emulator, namespace, name);
  return document === undefined ? undefined : readStateDocument(document, provenanceOf(emulator, target));
}

async function write(
  { store }: Emulator,
  namespace: string,
  name: string,
  saved: Saved | null,
): Promise<void> {
  // nothing was read, so that nothing can have changed
  await store.commit(snapshotsOf(namespace), new Map(), new Map([[`${prefix}${name}`, saved]]));
}

function viewOf(name: string, { savedAt, document }: Saved): SnapshotView {
  return { name, savedAt, records: Object.keys(document.records).length };
}

function isSaved(value: unknown): value is Saved {
  return isRecord(value) && 'document' in value;
}

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
  { store, expiryOf }: Emulator,
  namespace: string,
  layer: Overlay,
): Promise<void> {
  const { value } = await store.read(namespace, startAddress);
  const records = withoutStart(layer.records);
  if (value !== undefined) records.set(startAddress, value);
  const whole = { requests: layer.requests, records };
  await store.replace(namespace, whole, expiryOf(whole));
}
