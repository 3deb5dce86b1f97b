import type { AdminClient } from './admin-client.ts';
import type { Bundle, State } from './types.ts';

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

/** Makes the state of a namespace. */
export function createStateControls(ask: AdminClient): StateControls {
  return { get: () => ask('getState', {}), put: (body) => ask('putState', { body: { ...body } }) };
}

/** Makes the bundle of a namespace. */
export function createBundleControls(ask: AdminClient): BundleControls {
  return { get: () => ask('getBundle', {}), put: (body) => ask('putBundle', { body: { ...body } }) };
}
