import type { Emulator } from '../../emulator/emulator.ts';
import { isNamespace } from '../../store/namespace.ts';
import type { Store } from '../../store/store.ts';
import { messageOf, openExclusive, unusable, type ExclusiveFile } from './exclusive-file.ts';
import type { LockTimes } from './file-lock.ts';
import { exportStore, readStateFile } from './state-file.ts';

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
