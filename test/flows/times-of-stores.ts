import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { testEmulator } from '../support/emulator.ts';
import type { StoreKind, StoreKinds } from '../support/stores.ts';

const right = { login: 'plain@example.com', passwd: 'Password-1' };

function withScenarios(...scenarios: readonly object[]) {
  const [interserver] = builtInProviders;
  return { interserver: { ...(interserver?.defaultFixture as object), scenarios } };
}

/** Tests that a scenario applies exactly as often as it specifies in each kind of store. */
export function itCountsTimes(kinds: StoreKinds): void {
  describe.each(kinds)('with %s', (_name, open) => {
    let kind: StoreKind;

    beforeAll(async () => {
      kind = await open();
    });
    afterAll(() => kind.close());

    it.each([
      ['three times', { times: 3 }, 3],
      [
        'once for each of its outcomes, after skipping ten',
        { outcomes: ['locked-out', 'locked-out'], skip: 10 },
        2,
      ],
    ])(
      'applies a scenario %s to a hundred parallel requests at two processes',
      async (_often, entry, often) => {
        const store = await kind.create();
        const outcome = 'outcomes' in entry ? {} : { outcome: 'locked-out' };
        const fixtures = withScenarios({ operation: 'login', ...outcome, ...entry });
        const processes = [
          testEmulator({ fixtures, store }),
          testEmulator({ fixtures, store: await kind.again(store) }),
        ];
        const answers = await Promise.all(
          processes.flatMap(({ send }) =>
            Array.from({ length: 50 }, () => send('interserver', 'login', right)),
          ),
        );
        const met = answers.filter(({ outcome }) => outcome === 'locked-out');
        const others = answers.filter(({ outcome }) => outcome === 'signed-in');
        expect([met.length, others.length]).toEqual([often, 100 - often]);
      },
    );
  });
}
