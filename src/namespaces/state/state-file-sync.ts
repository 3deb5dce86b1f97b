import type { Emulator } from '../../emulator/emulator.ts';
import { isNamespace } from '../../store/namespace-name.ts';
import type { Store, Overlay } from '../../store/store.ts';
import { messageOf, openExclusive, unusable, type ExclusiveFile } from './exclusive-file.ts';
import type { LockTimes } from './file-lock.ts';
import { version } from '../../version.ts';
import { exportState, readStateDocument, type StateDocument } from './document.ts';
import { documentVersion, kinds, readEnvelope } from './envelope.ts';
import { provenanceOf } from './provenance.ts';
import { isPlainJson } from '../../json.ts';

/** Keeps what a store holds in a file. */
export interface StateFileSync {
  /** The store to be used, which notices what changes. */
  readonly store: Store;
  /**
   * Takes the file for this process alone, and takes over what it holds, before anything else is in the store. Throws a
   * FileError that says what to do.
   */
  restore(emulator: Emulator): Promise<void>;
  /** Writes what is not written yet, stops, and lets go of the file. */
  close(): Promise<void>;
}

/** So long after a change it is written. */
const pauseMs = 500;
/** Writing a large state takes at most this part of the time. */
const shareOfTime = 0.1;

/** Keeps a store in a file: read once, written shortly after each change and at the end. */
export function createStateFileSync(
  path: string,
  store: Store,
  report: (error: unknown) => void,
  lockTimes?: LockTimes,
): StateFileSync {
  let file: ExclusiveFile | undefined;
  let emulator: Emulator | undefined;
  let isDirty = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let lastTookMs = 0;
  let reported = '';

  function changed(): void {
    isDirty = true;
    if (timer === undefined && writing === undefined && !isClosed) schedule();
  }

  function schedule(): void {
    timer = setTimeout(
      () => {
        timer = undefined;
        writing = save().catch(complain).finally(rest);
      },
      Math.max(pauseMs, lastTookMs / shareOfTime),
    ).unref();
  }

  function rest(): void {
    writing = undefined;
    if (isDirty && !isClosed) schedule();
  }

  /** A full disk is said once, and not at every try. */
  function complain(error: unknown): void {
    isDirty = true;
    const said = String(error);
    if (said !== reported) report(error);
    reported = said;
  }

  async function save(): Promise<void> {
    if (emulator === undefined || file === undefined) return;
    const startedAt = performance.now();
    isDirty = false;
    await file.write(`${JSON.stringify(await exportStore(emulator))}\n`);
    lastTookMs = performance.now() - startedAt;
    reported = '';
  }

  return {
    store: withChangeHook(store, changed),
    async restore(ready) {
      file = await openExclusive(path, lockTimes);
      const text = await file.read();
      if (text !== undefined) await fill(store, ready, path, text);
      emulator = ready;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await writing;
      try {
        if (isDirty) await save();
      } finally {
        await file?.close();
      }
    },
  };
}

function withChangeHook(store: Store, changed: () => void): Store {
  return {
    ...store,
    claim(namespace) {
      changed();
      return store.claim(namespace);
    },
    commit(namespace, reads, writes, keeping) {
      changed();
      return store.commit(namespace, reads, writes, keeping);
    },
    letGo(namespace, now) {
      changed();
      return store.letGo(namespace, now);
    },
    replace(namespace, layer, until) {
      changed();
      return store.replace(namespace, layer, until);
    },
    drop(namespace) {
      changed();
      return store.drop(namespace);
    },
  };
}

async function fill(store: Store, emulator: Emulator, path: string, text: string): Promise<void> {
  const read = readStateFile(parsed(path, text), emulator);
  if ('problem' in read) throw unusable(path, read.problem);
  for (const [name, layer] of read.namespaces) {
    await store.replace(name, layer, emulator.keptUntil(layer));
    if (isNamespace(name)) emulator.namespaces.enter(name);
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unusable(path, `it is no JSON (${messageOf(error)})`);
  }
}

/** All namespaces of a store with their snapshots, as plain JSON. Holds secrets. */
interface StateFileDocument {
  readonly format: (typeof kinds)['state file']['format'];
  readonly version: typeof documentVersion;
  readonly emulator: string;
  /** By name, in the order of the names. */
  readonly namespaces: Readonly<Record<string, StateDocument>>;
}

/** The layer of each namespace that a file holds, or why it cannot be used. */
type ReadStateFile = { readonly namespaces: ReadonlyMap<string, Overlay> } | { readonly problem: string };

/** A namespace, or what is kept beside one. */
const legalName = /^[a-z0-9-]{1,63}(@[a-z]+)?$/;

/** Writes the document of all that an emulator's store holds. */
async function exportStore(emulator: Emulator): Promise<StateFileDocument> {
  const { store } = emulator;
  const names = [...(await store.namespaces())].sort();
  const namespaces: Record<string, StateDocument> = {};
  for (const name of names) {
    namespaces[name] = exportState(await store.layer(name), provenanceOf(emulator, ownerOf(name)));
  }
  return {
    format: kinds['state file'].format,
    version: documentVersion,
    emulator: version,
    namespaces,
  };
}

/** Reads the document of a store. It is refused whole, or taken whole. */
function readStateFile(value: unknown, emulator: Emulator): ReadStateFile {
  const head = readEnvelope(value, 'state file', version);
  if ('problem' in head) return head;
  const { namespaces } = head.members;
  if (!isPlainJson(namespaces)) return { problem: 'its namespaces are no object; expected a state by name' };
  const layers = new Map<string, Overlay>();
  for (const [name, document] of Object.entries(namespaces)) {
    if (!legalName.test(name)) return { problem: `${JSON.stringify(name)} is no name of a namespace` };
    const read = readStateDocument(document, provenanceOf(emulator, ownerOf(name)));
    if ('problem' in read) return { problem: `in namespace ${name}, ${read.problem}` };
    layers.set(name, read.layer);
  }
  return { namespaces: layers };
}

function ownerOf(name: string): string {
  return name.replace(/@.*/, '');
}
