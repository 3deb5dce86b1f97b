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

/** The public properties of a snapshot. */
export interface SnapshotView {
  readonly name: string;
  readonly savedAt: string;
  /** The number of its records. */
  readonly records: number;
}

const prefix = 'emulator/snapshots/';
const maxSnapshots = 100;

/** Lists the snapshots of a namespace, by name. */
export async function listSnapshots({ store }: Emulator, namespace: string): Promise<SnapshotView[]> {
  const saved = await store.list(snapshotsOf(namespace), prefix);
  const views = [...saved].flatMap(([address, value]) =>
    isSaved(value) ? [viewOf(address.slice(prefix.length), value)] : [],
  );
  return views.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Returns a snapshot; undefined if none has the name. */
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
    return { full: `${namespace} has ${maxSnapshots} snapshots, which is the limit; delete one first` };
  }
  const document = await exportNamespace(emulator, namespace);
  const saved: Saved = { savedAt: new Date(now).toISOString(), document };
  await write(emulator, namespace, name, saved);
  return { view: viewOf(name, saved), isNew };
}

/** Deletes a snapshot; false if none has the name. */
export async function removeSnapshot(emulator: Emulator, namespace: string, name: string): Promise<boolean> {
  const before = await findSnapshot(emulator, namespace, name);
  if (before === undefined) return false;
  await write(emulator, namespace, name, null);
  return true;
}

/** Returns the layer of a snapshot, for its own namespace or another; undefined if none has the name. */
export async function snapshotLayer(
  emulator: Emulator,
  namespace: string,
  name: string,
  target = namespace,
): Promise<Read | undefined> {
  const document = await findSnapshot(emulator, namespace, name);
  return document === undefined
    ? undefined
    : readStateDocument(document, await provenanceOf(emulator, target));
}

async function write(
  { store }: Emulator,
  namespace: string,
  name: string,
  saved: Saved | null,
): Promise<void> {
  // nothing was read, so the commit cannot conflict
  await store.commit(snapshotsOf(namespace), new Map(), new Map([[`${prefix}${name}`, saved]]));
}

function viewOf(name: string, { savedAt, document }: Saved): SnapshotView {
  return { name, savedAt, records: Object.keys(document.records).length };
}

function isSaved(value: unknown): value is Saved {
  return isRecord(value) && 'document' in value;
}

/** Returns a namespace's overlay without its start, which belongs to the namespace and not to its state. */
export async function readExportedState({ store }: Emulator, namespace: string): Promise<Overlay> {
  const { requests, records } = await store.layer(namespace);
  return { requests, records: withoutStart(records) };
}

/** Returns the state document of a namespace. */
export async function exportNamespace(emulator: Emulator, namespace: string): Promise<StateDocument> {
  const origin = await provenanceOf(emulator, namespace);
  return exportState(await readExportedState(emulator, namespace), origin);
}

/** Atomically replaces a namespace's layer; its start stays. */
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
