import type { RecordProblem } from '../../core/record-schema.ts';
import { version } from '../../version.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import type { NamespaceConfig } from '../../store/store.ts';
import { recordProblem } from './record-problem.ts';

/** From where a state is, or to where it is to come: a namespace of an emulator. */
export interface Provenance {
  /** The emulator's version. */
  readonly emulator: string;
  /** From what randomness is derived where the namespace's settings do not say. */
  readonly seed: string;
  readonly namespace: string;
  /** The digest of each provider's fixtures. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** The profile of each provider in a namespace with these settings. */
  profilesIn(setup: NamespaceConfig): Readonly<Record<string, string>>;
  /** What is wrong with a record that a provider of this id is to have. */
  recordProblem(provider: string, collection: string, value: unknown): RecordProblem | undefined;
}

/** What an emulator's states are from. Reading all its fixtures for their digests may take a while the first time. */
export function provenanceOf(emulator: Emulator, namespace: string): Provenance {
  return {
    emulator: version,
    seed: emulator.seed,
    namespace,
    fixtures: Object.fromEntries(emulator.served.map(({ id, fixtures }) => [id, fixtures.digest()])),
    recordProblem(provider, collection, value) {
      const served = emulator.served.find(({ id }) => id === provider);
      return served === undefined ? undefined : recordProblem(served.provider, collection, value);
    },
    profilesIn: (setup) =>
      Object.fromEntries(emulator.servedIn(setup).map(({ id, profile }) => [id, profile.contract.profile])),
  };
}
