import type { AdminClient } from './admin-client.ts';
import type { Bundle, State, SnapshotEntry } from './types.ts';
import { randomUUID } from 'node:crypto';

/** The state of a namespace as JSON, to save elsewhere and to load again. Contains secrets. */
export interface StateControls {
  /**
   * Returns the current state.
   *
   * @example
   * const state = await emulator.state.get();
   */
  get(): Promise<State>;
  /**
   * Replaces the current state. Rejects a state of another format, a newer version, or other fixtures.
   *
   * @example
   * await emulator.state.put(state);
   */
  put(state: State): Promise<void>;
}

/** Options of a bundle. */
export interface BundleOptions {
  /** Whether it may have secrets; default true. Without them, it has no state, and `omitted` lists the missing parts. */
  readonly secrets?: boolean;
}

/** A namespace as JSON for a bug report: version, seed, profiles, clock, state, scenarios, journal. */
export interface BundleControls {
  /**
   * Returns the current bundle. It has secrets, except with `secrets: false`.
   *
   * @example
   * writeFileSync('bug.json', JSON.stringify(await emulator.bundle.get({ secrets: false })));
   */
  get(options?: BundleOptions): Promise<Bundle>;
  /**
   * Loads a bundle: restores the namespace to its state when the bundle was created. A bundle without secrets has no state;
   * the namespace then starts from the fixtures.
   *
   * @example
   * await emulator.bundle.put(JSON.parse(readFileSync('bug.json', 'utf8')));
   */
  put(bundle: Bundle): Promise<void>;
}

/** A saved state that can be restored. */
export interface Snapshot extends SnapshotEntry {
  /**
   * Replaces the current state with this snapshot. Can be called any number of times.
   *
   * @example
   * const signedIn = await emulator.snapshot();
   * await emulator.clock.advance(3600);
   * await signedIn.restore();
   */
  restore(): Promise<void>;
  /**
   * Deletes the snapshot.
   *
   * @example
   * await signedIn.remove();
   */
  remove(): Promise<void>;
}

/** The saved states of a namespace. A reset keeps them. */
export interface SnapshotControls {
  /**
   * Returns all snapshots.
   *
   * @example
   * const names = (await emulator.snapshots.list()).map(({ name }) => name);
   */
  list(): Promise<readonly SnapshotEntry[]>;
  /**
   * Returns the state in a snapshot.
   *
   * @example
   * const { records } = await emulator.snapshots.get('signed-in');
   */
  get(name: string): Promise<State>;
  /**
   * Saves the current state under a name; a generated name by default.
   *
   * @example
   * await emulator.snapshots.save('signed-in');
   */
  save(name?: string): Promise<Snapshot>;
  /**
   * Replaces the current state with a snapshot.
   *
   * @example
   * await emulator.snapshots.restore('signed-in');
   */
  restore(name: string): Promise<void>;
  /**
   * Deletes a snapshot.
   *
   * @example
   * await emulator.snapshots.remove('signed-in');
   */
  remove(name: string): Promise<void>;
}

/** Creates the snapshot controls of a namespace. */
export function createSnapshotControls(ask: AdminClient): SnapshotControls {
  const restore = (name: string) => ask('restoreSnapshot', { params: { name } });
  const remove = (name: string) => ask('removeSnapshot', { params: { name } });
  return {
    list: async () => (await ask('listSnapshots', {})).snapshots,
    get: (name) => ask('getSnapshot', { params: { name } }),
    async save(name = `snapshot-${randomUUID()}`) {
      const saved = await ask('saveSnapshot', { params: { name } });
      return { ...saved, restore: () => restore(saved.name), remove: () => remove(saved.name) };
    },
    restore,
    remove,
  };
}
