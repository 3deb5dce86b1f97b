import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rooms } from '../../src/providers/rooms.ts';
import { testEmulator } from '../support/emulator.ts';
import { storeKinds, type StoreKind } from '../support/stores.ts';

const right = { login: 'plain@example.com', passwd: 'Password-1' };
const wrong = { login: 'plain@example.com', passwd: 'wrong' };

function lockoutAfter(attempts: number) {
  const [interserver] = rooms;
  const policy = { lockout: { attempts, withinSeconds: 60, forSeconds: 60 } };
  return { interserver: { ...(interserver?.defaultFixture as object), policy } };
}

describe.each(storeKinds)('with %s', (_name, open) => {
  let kind: StoreKind;

  beforeAll(async () => {
    kind = await open();
  });
  afterAll(() => kind.close());

  it('answers a hundred parallel wrong passwords plainly and refuses the next attempt', async () => {
    const { send } = testEmulator({ fixtures: lockoutAfter(100), store: await kind.create() });
    const answers = await Promise.all(Array.from({ length: 100 }, () => send('interserver', 'login', wrong)));
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(100).fill('invalid-credentials'));
    expect((await send('interserver', 'login', wrong)).outcome).toBe('locked-out');
    expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
  });

  it('counts a hundred parallel wrong passwords of two processes as one', async () => {
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

  it('refuses exactly what comes after the last failure when more come at once', async () => {
    const { send } = testEmulator({ store: await kind.create() });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('interserver', 'login', wrong)));
    const outcomes = answers.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'invalid-credentials')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'locked-out')).toHaveLength(15);
  });
});

it('locks an account after five failures, right password or not, until the minute is over', async () => {
  const { send, advance } = testEmulator();
  for (let failure = 0; failure < 5; failure += 1) await send('interserver', 'login', wrong);
  expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
  advance(59);
  expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
  advance(1);
  expect((await send('interserver', 'login', right)).outcome).toBe('signed-in');
});

it('locks one account in one namespace, whatever the case of its login', async () => {
  const { send } = testEmulator();
  for (let failure = 0; failure < 5; failure += 1) {
    await send('interserver', 'login', { ...wrong, login: 'PLAIN@example.com' });
  }
  expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
  expect((await send('interserver', 'login', right, { namespace: 'other' })).outcome).toBe('signed-in');
  expect(
    (await send('interserver', 'login', { ...right, login: 'user@domain.com', passwd: 'mypassword' }))
      .outcome,
  ).toBe('signed-in');
  expect(
    (await send('misaka', 'login', { email: 'plain@example.com', password: 'Password-1' })).outcome,
  ).toBe('signed-in');
});

it('forgets failures after a success, and after the time within which they count', async () => {
  const { send, advance } = testEmulator();
  const outcomes: string[] = [];
  const fail = async (times: number) => {
    for (let failure = 0; failure < times; failure += 1) {
      outcomes.push((await send('interserver', 'login', wrong)).outcome);
    }
  };
  await fail(4);
  await send('interserver', 'login', right);
  await fail(4);
  advance(60);
  await fail(4);
  expect(new Set(outcomes)).toEqual(new Set(['invalid-credentials']));
  expect((await send('interserver', 'login', right)).outcome).toBe('signed-in');
});

it('says at each failure how many it was', async () => {
  const { send } = testEmulator();
  const traces: (readonly string[])[] = [];
  for (let failure = 0; failure < 6; failure += 1)
    traces.push((await send('interserver', 'login', wrong)).trace);
  expect(traces.slice(3)).toEqual([
    ['failure 4 of 5', 'password does not match'],
    ['failure 5 of 5: locked for 60 s', 'password does not match'],
    ['account is locked out'],
  ]);
});
