import { expect, it } from '@jest/globals';
import { post, run, serving, type Ended } from '../cli.ts';

const plain = { user: 'plain', password: 'Password-1' };
const args = ['--provider', 'rocketchat'];

/** Serves Rocket.Chat, and runs commands of it. */
function withScenarios(
  use: (called: (...words: string[]) => Promise<Ended>, login: () => Promise<unknown>) => Promise<void>,
) {
  return serving(args, async ({ url }) => {
    const variables = { LOGIN_EMULATOR_URL: url };
    const login = async () => {
      const { headers } = await post(`${url}/api/v1/login`, plain);
      return headers.get('x-emulator-outcome');
    };
    await use((...words) => run(['scenario', ...words], { variables }), login);
  });
}

const printed = (stdout: string) => ({ code: 0, stdout, stderr: '' });
const refused = (sentence: string) => ({ code: 2, stdout: '', stderr: `login-emulator: ${sentence}\n` });

it('switches a set on and off by its name', async () => {
  await withScenarios(async (called, login) => {
    expect(await called('list')).toEqual(printed('no scenario is on\n'));
    expect(await called('on', 'maintenance')).toEqual(printed('scenario-1: unavailable (set maintenance)\n'));
    expect(await login()).toBe('unavailable');
    expect(await called('list')).toEqual(printed('scenario-1: unavailable (set maintenance)\n'));
    expect(await called('off', 'maintenance')).toEqual(printed('switched off 1 scenario\n'));
    expect(await login()).toBe('signed-in');
  });
});

it('switches on the scenario that its options describe, and off by its id', async () => {
  await withScenarios(async (called, login) => {
    const words = [
      '--provider',
      'rocketchat',
      '--account',
      'plain',
      '--outcome',
      'locked-out',
      '--times',
      '1',
    ];
    const line = 'scenario-1: locked-out, provider rocketchat, account plain (1 request left)\n';
    expect(await called('on', ...words)).toEqual(printed(line));
    expect([await login(), await login()]).toEqual(['locked-out', 'signed-in']);
    await called('on', '--outcome', 'server-error', '--outcome', 'signed-in');
    expect([await login(), await login()]).toEqual(['server-error', 'signed-in']);
    await called('on', '--fault', 'EMPTY_RESPONSE', '--ttl', '60');
    expect(await called('off', 'scenario-3')).toEqual(printed('switched off 1 scenario\n'));
    expect(await login()).toBe('signed-in');
  });
});

it.each([
  '{"outcome":"unavailable","times":1}',
  '{ outcome: unavailable, times: 1 }',
  'outcome: unavailable',
])('switches on the scenario %s, and everything off', async (spec) => {
  await withScenarios(async (called, login) => {
    expect((await called('on', spec)).stdout).toMatch(/^scenario-1: unavailable/);
    expect(await login()).toBe('unavailable');
    expect(await called('off')).toMatchObject({ code: 0, stdout: 'switched off 1 scenario\n' });
    expect(await login()).toBe('signed-in');
  });
});

it('lists the sets, and prints JSON with --json, in a namespace with -n', async () => {
  await withScenarios(async (called, login) => {
    expect((await called('sets')).stdout).toMatch(/^captcha-wall: .*\n/);
    const { stdout } = await called('on', 'maintenance', '-n', 'w1', '--json');
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ id: 'scenario-1', set: 'maintenance' })]);
    expect((await called('list', '-n', 'w1', '--json')).stdout).toBe(stdout);
    expect(await login()).toBe('signed-in');
  });
});

it("prints the emulator's error, and suggests the closest name", async () => {
  await withScenarios(async (called) => {
    expect(await called('on', 'maintainance')).toEqual(
      refused('there is no scenario set maintainance; did you mean maintenance?'),
    );
    expect(await called('on', '--outcome', 'lockedout')).toEqual(
      refused("lockedout isn't an outcome; did you mean locked-out?"),
    );
    expect(await called('on', '--provider', 'rocketchatt', '--outcome', 'locked-out')).toEqual(
      refused('there is no provider rocketchatt; did you mean rocketchat?'),
    );
    await called('on', 'slow');
    expect(await called('off', 'slo')).toEqual(
      refused('no scenario or set that is on has the name slo; did you mean slow?'),
    );
  });
});

it.each([
  [[], 'scenario needs a verb; expected list|sets|on|off'],
  [['lst'], 'scenario has no lst; did you mean list?'],
  [['toString'], 'scenario has no toString; expected list|sets|on|off'],
  [['list', 'all'], 'scenario list takes no argument, but got all'],
  [['on', 'a', 'b'], 'scenario on takes one argument, but got a b'],
  [['off', '--times', '1'], 'the options of a scenario belong to: npx login-emulator scenario on'],
])('rejects %j before it connects', async (words, sentence) => {
  expect(await run(['scenario', ...words])).toEqual(refused(sentence));
});

it.each([
  [
    ['on'],
    'scenario on needs a set, or options such as --outcome; npx login-emulator scenario sets lists the sets',
  ],
  [['on', 'slow', '--times', '1'], 'scenario on takes either slow or the options of a scenario'],
  [['on', '--times', 'one'], '--times is one; expected a whole number'],
  [
    ['on', 'a b'],
    `"a b" is neither the name of a set nor a scenario such as '{ outcome: locked-out, times: 1 }'`,
  ],
])('rejects %j', async (words, sentence) => {
  await withScenarios(async (called) => {
    expect(await called(...words)).toEqual(refused(sentence));
  });
});
