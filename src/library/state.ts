import type { AdminClient } from './admin-client.ts';
import type { Bundle, State, SnapshotEntry } from './types.ts';
import { randomUUID } from 'node:crypto';

/** Everything that was written in a namespace, to be kept and put back. Holds secrets. */
export interface StateControls {
  /**
   * The state as it stands.
   *
   * @example
   * const state = await emulator.state.get();
   */
  get(): Promise<State>;
  /**
   * Puts a state in the place of the one that stands. One that is foreign, newer, or made from other fixtures is refused.
   *
   * @example
   * await emulator.state.put(state);
   */
  put(state: State): Promise<void>;
}

/** Everything that a bug report needs: version, seed, profiles, clock, state, what is armed, journal. Holds secrets. */
export interface BundleControls {
  /**
   * The bundle as it is now.
   *
   * @example
   * writeFileSync('bug.json', JSON.stringify(await emulator.bundle.get()), { mode: 0o600 });
   */
  get(): Promise<Bundle>;
  /**
   * Takes a bundle over, so that the namespace is as it was where the bundle was made.
   *
   * @example
   * await emulator.bundle.put(JSON.parse(readFileSync('bug.json', 'utf8')));
   */
  put(bundle: Bundle): Promise<void>;
}

/** A state that was saved, and can be gone back to. */
export interface Snapshot extends SnapshotEntry {
  /**
   * Puts it in the place of the state that stands, as often as one likes.
   *
   * @example
   * const signedIn = await emulator.snapshot();
   * await emulator.clock.advance(3600);
   * await signedIn.restore();
   */
  restore(): Promise<void>;
  /**
   * Forgets it.
   *
   * @example
   * await signedIn.remove();
   */
  remove(): Promise<void>;
}

/** The saved states of a namespace. They outlive its reset. */
export interface SnapshotControls {
  /**
   * All of them.
   *
   * @example
   * const names = (await emulator.snapshots.list()).map(({ name }) => name);
   */
  list(): Promise<readonly SnapshotEntry[]>;
  /**
   * What one holds.
   *
   * @example
   * const { records } = await emulator.snapshots.get('signed-in');
   */
  get(name: string): Promise<State>;
  /**
   * Saves the state under a name, or under one of its own.
   *
   * @example
   * await emulator.snapshots.save('signed-in');
   */
  save(name?: string): Promise<Snapshot>;
  /**
   * Puts one in the place of the state that stands.
   *
   * @example
   * await emulator.snapshots.restore('signed-in');
   */
  restore(name: string): Promise<void>;
  /**
   * Forgets one.
   *
   * @example
   * await emulator.snapshots.remove('signed-in');
   */
  remove(name: string): Promise<void>;
}

/** Makes the snapshots of a namespace. */
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
