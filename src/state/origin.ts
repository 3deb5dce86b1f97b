import { version } from '../admin/version.ts';
import type { Emulator } from '../emulator.ts';
import type { Setup } from '../namespace/setup.ts';

/** From where a state is, or to where it is to come: a namespace of an emulator. */
export interface Origin {
  /** The emulator's version. */
  readonly emulator: string;
  /** From what randomness is derived where the namespace's settings do not say. */
  readonly seed: string;
  readonly namespace: string;
  /** The digest of each provider's fixtures. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** The profile of each provider in a namespace with these settings. */
  profilesIn(setup: Setup): Readonly<Record<string, string>>;
}

/** What an emulator's states are from. Reading all its fixtures for their digests may take a while the first time. */
export function originOf(emulator: Emulator, namespace: string): Origin {
  return {
    emulator: version,
    seed: emulator.seed,
    namespace,
    fixtures: Object.fromEntries(emulator.served.map(({ id, fixtures }) => [id, fixtures.digest()])),
    profilesIn: (setup) =>
      Object.fromEntries(emulator.servedIn(setup).map(({ id, profile }) => [id, profile.contract.profile])),
  };
}
