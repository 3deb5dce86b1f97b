import { randomBytes } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Emulator } from '../emulator.ts';
import { FileError } from '../fixtures/file-error.ts';
import { isNamespace } from '../namespace/name.ts';
import type { Store } from '../store/store.ts';
import { exportStore, readStateFile } from './state-file.ts';

/** Keeps what a store holds in a file. */
export interface StateKeeper {
  /** The store to be used, which notices what changes. */
  readonly store: Store;
  /** Takes over what the file holds, before anything else is in the store. Throws a FileError that says what to do. */
  restore(emulator: Emulator): Promise<void>;
  /** Writes what is not written yet, and stops. */
  close(): Promise<void>;
}

/** So long after a change it is written. */
const pauseMs = 500;
/** Writing a large state takes at most this part of the time. */
const shareOfTime = 0.1;

/** Keeps a store in a file: read once, written shortly after each change and at the end. */
export function createStateKeeper(path: string, store: Store, report: (error: unknown) => void): StateKeeper {
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
    if (emulator === undefined) return;
    const startedAt = performance.now();
    isDirty = false;
    await writeWhole(path, `${JSON.stringify(await exportStore(emulator))}\n`);
    lastTookMs = performance.now() - startedAt;
    reported = '';
  }

  return {
    store: noticing(store, changed),
    async restore(ready) {
      const text = await readIfThere(path);
      if (text !== undefined) await fill(store, ready, path, text);
      emulator = ready;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await writing;
      if (isDirty) await save();
    },
  };
}

function noticing(store: Store, changed: () => void): Store {
  return {
    ...store,
    claim(namespace) {
      changed();
      return store.claim(namespace);
    },
    commit(namespace, reads, writes) {
      changed();
      return store.commit(namespace, reads, writes);
    },
    replace(namespace, layer) {
      changed();
      return store.replace(namespace, layer);
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
    await store.replace(name, layer);
    if (isNamespace(name)) emulator.namespaces.enter(name);
  }
}

/** The file's text; undefined where there is none yet, and one can be made. */
async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw unusable(path, messageOf(error));
  }
  const folder = dirname(path);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw new FileError([`the state cannot be kept in ${path}: there is no folder ${folder}; make it first`]);
  return undefined;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unusable(path, `it is no JSON (${messageOf(error)})`);
  }
}

function unusable(path: string, problem: string): FileError {
  return new FileError([
    `the state file ${path} cannot be used: ${problem}. To start with an empty state, move it away`,
  ]);
}

/** Puts a text in the place of a file: whoever reads it sees all of it, or what was there before. It holds secrets. */
async function writeWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new FileError([`the state cannot be kept in ${path}: ${messageOf(error)}`]);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** Under a test runner an error may be no instance of this Error. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : 'unknown';
}
