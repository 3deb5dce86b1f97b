import type { Provenance } from '../../../src/namespaces/state/provenance.ts';
import type { Overlay } from '../../../src/store/store.ts';

/** The origin of a state: two providers, of which a namespace may have one in another profile. */
export const origin: Provenance = {
  emulator: '0.1.0',
  seed: 'seed',
  namespace: 'default',
  fixtures: { misaka: 'sha256:m', rocketchat: 'sha256:r' },
  recordProblem: () => undefined,
  profilesIn: ({ profiles }) => ({ misaka: 'documented', rocketchat: 'documented', ...profiles }),
};

/** Returns a layer with these records by address. */
export function layerOf(requests: number, records: Readonly<Record<string, unknown>>): Overlay {
  return { requests, records: new Map(Object.entries(records)) };
}
