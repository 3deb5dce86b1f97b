import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { testEmulator } from '../support/emulator.ts';
import type { StoreKind, StoreKinds } from '../support/stores.ts';

const right = { login: 'plain@example.com', passwd: 'Password-1' };
const wrong = { login: 'plain@example.com', passwd: 'wrong' };

function lockoutAfter(attempts: number) {
  const [interserver] = builtInProviders;
  const policy = { lockout: { attempts, withinSeconds: 60, forSeconds: 60 } };
  return { interserver: { ...(interserver?.defaultFixture as object), policy } };
}

/** Tests that each kind of store counts parallel failures exactly. */
export function itCountsFailures(kinds: StoreKinds): void {
  describe.each(kinds)('with %s', (_name, open) => {
    let kind: StoreKind;

    beforeAll(async () => {
      kind = await open();
    });
    afterAll(() => kind.close());

    it('locks the account after a hundred parallel wrong passwords when a hundred are allowed', async () => {
      const { send } = testEmulator({ fixtures: lockoutAfter(100), store: await kind.create() });
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => send('interserver', 'login', wrong)),
      );
      expect(answers.map(({ outcome }) => outcome)).toEqual(Array(100).fill('invalid-credentials'));
      expect((await send('interserver', 'login', wrong)).outcome).toBe('locked-out');
      expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
    });

    it('counts parallel wrong passwords of two processes together', async () => {
      const store = await kind.create();
      const fixtures = lockoutAfter(100);
      const [one, other] = [
        testEmulator({ fixtures, store }),
        testEmulator({ fixtures, store: await kind.again(store) }),
      ];
      const answers = await Promise.all(
        [one, other].flatMap(({ send }) =>
          Array.from({ length: 50 }, () => send('interserver', 'login', wrong)),
        ),
      );
      expect(answers.map(({ outcome }) => outcome)).toEqual(Array(100).fill('invalid-credentials'));
      expect((await one.send('interserver', 'login', right)).outcome).toBe('locked-out');
      expect((await other.send('interserver', 'login', right)).outcome).toBe('locked-out');
    });

    it('rejects exactly the attempts above the limit when twenty are sent in parallel', async () => {
      const { send } = testEmulator({ store: await kind.create() });
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => send('interserver', 'login', wrong)),
      );
      const outcomes = answers.map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'invalid-credentials')).toHaveLength(5);
      expect(outcomes.filter((outcome) => outcome === 'locked-out')).toHaveLength(15);
    });
  });
}
