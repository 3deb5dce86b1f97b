import type { Emulator } from '../../emulator/emulator.ts';
import { isNamespace, type Store, type Overlay } from '../../store/store.ts';
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

/** Calls a writer some time after a change, and once more at the end; before there is one, changes wait for it. */
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

  /** A full disk is said once, and not at every try. */
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
  const read = readStateFile(parsed(path, text), emulator);
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
    throw unusable(path, `it is no JSON (${messageOf(error)})`);
  }
}

/** A namespace, or what is kept beside one. */
const legalName = /^[a-z0-9-]{1,63}(@[a-z]+)?$/;

/** Writes the document of all that an emulator's store holds, with the namespaces in the order of their names. Holds secrets. */
async function exportStore(emulator: Emulator) {
  const { store } = emulator;
  const names = [...(await store.namespaces())].sort();
  const namespaces: Record<string, StateDocument> = {};
  for (const name of names) {
    namespaces[name] = exportState(await store.layer(name), provenanceOf(emulator, ownerOf(name)));
  }
  return { format: kinds['state file'].format, version: documentVersion, emulator: version, namespaces };
}

/** Reads the layer of each namespace from the document of a store. It is refused whole, or taken whole. */
function readStateFile(
  value: unknown,
  emulator: Emulator,
): { readonly namespaces: ReadonlyMap<string, Overlay> } | { readonly problem: string } {
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
