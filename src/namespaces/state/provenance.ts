import type { RecordProblem } from '../../core/record-schema.ts';
import { version } from '../../version.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import type { NamespaceConfig } from '../../store/store.ts';
import { checkOf, fixtureChecksOf } from '../../scenarios/fixture-checks.ts';
import { recordProblem } from './record-problem.ts';

/** The origin or the target of a state: a namespace of an emulator. */
export interface Provenance {
  /** The emulator's version. */
  readonly emulator: string;
  /** The seed of the randomness, unless the namespace's settings have another. */
  readonly seed: string;
  readonly namespace: string;
  /** The digest of each provider's fixtures. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** Returns the profile of each provider in a namespace with these settings. */
  profilesIn(setup: NamespaceConfig): Readonly<Record<string, string>>;
  /** Returns the problem of a record for a provider with this id; undefined if it is valid. */
  recordProblem(provider: string, collection: string, value: unknown): RecordProblem | undefined;
}

/** Returns the origin of an emulator's states. The first call may be slow: it reads all fixtures for their digests. */
export async function provenanceOf(emulator: Emulator, namespace: string): Promise<Provenance> {
  const checks = await fixtureChecksOf(emulator.served.map(({ provider }) => provider));
  return {
    emulator: version,
    seed: emulator.seed,
    namespace,
    fixtures: Object.fromEntries(emulator.served.map(({ id, fixtures }) => [id, fixtures.digest()])),
    recordProblem(provider, collection, value) {
      const served = emulator.served.find(({ id }) => id === provider);
      if (served === undefined) return undefined;
      return recordProblem(served.provider, checkOf(served, checks), collection, value);
    },
    profilesIn: (setup) =>
      Object.fromEntries(emulator.servedIn(setup).map(({ id, profile }) => [id, profile.contract.profile])),
  };
}
