import type { Emulator } from '../../emulator/emulator.ts';
import { isNamespace, type Store, type Overlay } from '../../store/store.ts';
import { messageOf, openExclusive, unusable, type ExclusiveFile } from './exclusive-file.ts';
import type { LockTimes } from './file-lock.ts';
import { version } from '../../version.ts';
import { exportState, readStateDocument, type StateDocument } from './document.ts';
import { documentVersion, kinds, readEnvelope } from './envelope.ts';
import { provenanceOf } from './provenance.ts';
import { isPlainJson } from '../../json.ts';

/** Stores a store's content in a file. */
export interface StateFileSync {
  /** The store to use, wrapped to detect changes. */
  readonly store: Store;
  /**
   * Locks the file for this process and imports its content; called before anything else is in the store. Throws a
   * FileError that says what to do.
   */
  restore(emulator: Emulator): Promise<void>;
  /** Writes pending changes, stops, and releases the file. */
  close(): Promise<void>;
}

/** The delay between a change and its write. */
const pauseMs = 500;
/** The maximum share of time spent writing a large state. */
const shareOfTime = 0.1;

/** Mirrors a store in a file: read once, written shortly after each change and at the end. */
export function createStateFileSync(
  path: string,
  store: Store,
  report: (error: unknown) => void,
  lockTimes?: LockTimes,
): StateFileSync {
  let file: ExclusiveFile | undefined;
  let write: (() => Promise<void>) | undefined;
  const autosave = createAutosave(() => write, report);
  return {
    store: withChangeHook(store, autosave.changed),
    async restore(emulator) {
      const opened = await openExclusive(path, lockTimes);
      file = opened;
      const text = await opened.read();
      if (text !== undefined) await fill(store, emulator, path, text);
      write = async () => opened.write(`${JSON.stringify(await exportStore(emulator))}\n`);
    },
    async close() {
      try {
        await autosave.close();
      } finally {
        await file?.close();
      }
    },
  };
}

/** Calls a writer some time after a change, and once more at the end; without a writer, changes wait for it. */
function createAutosave(writer: () => (() => Promise<void>) | undefined, report: (error: unknown) => void) {
  let isDirty = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let lastTookMs = 0;
  let reported = '';

  function schedule(): void {
    const save = () => {
      timer = undefined;
      writing = saveNow().catch(reportOnce).finally(saveAgain);
    };
    timer = setTimeout(save, Math.max(pauseMs, lastTookMs / shareOfTime)).unref();
  }

  function saveAgain(): void {
    writing = undefined;
    if (isDirty && !isClosed) schedule();
  }

  /** Reports a persistent error, such as a full disk, once instead of at every try. */
  function reportOnce(error: unknown): void {
    isDirty = true;
    const message = String(error);
    if (message !== reported) report(error);
    reported = message;
  }

  async function saveNow(): Promise<void> {
    const write = writer();
    if (write === undefined) return;
    const startedAt = performance.now();
    isDirty = false;
    await write();
    lastTookMs = performance.now() - startedAt;
    reported = '';
  }

  return {
    changed(): void {
      isDirty = true;
      if (timer === undefined && writing === undefined && !isClosed) schedule();
    },
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await writing;
      if (isDirty) await saveNow();
    },
  };
}

function withChangeHook(store: Store, changed: () => void): Store {
  const hooked =
    <Words extends readonly unknown[], Answer>(change: (...words: Words) => Answer) =>
    (...words: Words): Answer => {
      changed();
      return change(...words);
    };
  return {
    ...store,
    claim: hooked(store.claim),
    commit: hooked(store.commit),
    letGo: hooked(store.letGo),
    replace: hooked(store.replace),
    drop: hooked(store.drop),
  };
}

async function fill(store: Store, emulator: Emulator, path: string, text: string): Promise<void> {
  const read = await readStateFile(parsed(path, text), emulator);
  if ('problem' in read) throw unusable(path, read.problem);
  for (const [name, layer] of read.namespaces) {
    await store.replace(name, layer, emulator.expiryOf(layer));
    if (isNamespace(name)) emulator.namespaces.enter(name);
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unusable(path, `it isn't valid JSON (${messageOf(error)})`);
  }
}

/** A namespace, or the key of its snapshots or sets. */
const legalName = /^[a-z0-9-]{1,63}(@[a-z]+)?$/;

/** Creates the document of an emulator's store, with the namespaces sorted by name. Contains secrets. */
async function exportStore(emulator: Emulator) {
  const { store } = emulator;
  const names = [...(await store.namespaces())].sort();
  const namespaces: Record<string, StateDocument> = {};
  for (const name of names) {
    const origin = await provenanceOf(emulator, ownerOf(name));
    namespaces[name] = exportState(await store.layer(name), origin);
  }
  return { format: kinds['state file'].format, version: documentVersion, emulator: version, namespaces };
}

/** Reads each namespace's layer from the document of a store. It is accepted or rejected as a whole. */
async function readStateFile(
  value: unknown,
  emulator: Emulator,
): Promise<{ readonly namespaces: ReadonlyMap<string, Overlay> } | { readonly problem: string }> {
  const head = readEnvelope(value, 'state file', version);
  if ('problem' in head) return head;
  const { namespaces } = head.members;
  if (!isPlainJson(namespaces))
    return { problem: "its namespaces aren't an object; expected states by name" };
  const layers = new Map<string, Overlay>();
  for (const [name, document] of Object.entries(namespaces)) {
    if (!legalName.test(name)) return { problem: `${JSON.stringify(name)} isn't a valid namespace name` };
    const read = readStateDocument(document, await provenanceOf(emulator, ownerOf(name)));
    if ('problem' in read) return { problem: `in namespace ${name}, ${read.problem}` };
    layers.set(name, read.layer);
  }
  return { namespaces: layers };
}

function ownerOf(name: string): string {
  return name.replace(/@.*/, '');
}
