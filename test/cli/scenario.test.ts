import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, serving, textAt } from './cli.ts';

const login = { login: 'plain@example.com', passwd: 'Password-1' };

/** The outcomes of this many sign-ins. */
async function outcomesAt(url: string, requests: number): Promise<readonly (string | null)[]> {
  const outcomes: (string | null)[] = [];
  for (let sent = 0; sent < requests; sent += 1)
    outcomes.push((await post(`${url}/apiv2/login`, login)).headers.get('x-emulator-outcome'));
  return outcomes;
}

it('switches a set on with --scenario, in every namespace and again after a reset', async () => {
  await serving(['--scenario', 'everyone-locked-out'], async ({ url }) => {
    expect(await outcomesAt(url, 2)).toEqual(['locked-out', 'locked-out']);
    expect(await outcomesAt(`${url}/@other`, 1)).toEqual(['locked-out']);
    await fetch(`${url}/__admin/scenarios`, { method: 'DELETE' });
    expect(await outcomesAt(url, 1)).toEqual(['signed-in']);
    expect(await outcomesAt(`${url}/@other`, 1)).toEqual(['locked-out']);
    await fetch(`${url}/__admin/reset`, { method: 'POST' });
    expect(await outcomesAt(url, 1)).toEqual(['locked-out']);
  });
});

it('switches several sets on; sets of the fixtures folder override built-in ones', async () => {
  const cwd = temporaryFolder({
    'fixtures/scenarios/maintenance.yaml': 'scenarios: [{ outcome: server-error, times: 1 }]',
    'fixtures/scenarios/then.yaml': 'scenarios: [{ outcomes: [locked-out, unavailable] }]',
  });
  await serving(
    ['--fixtures', 'fixtures', '--scenario', 'then', '--scenario', 'maintenance'],
    async ({ url }) => {
      expect(await outcomesAt(url, 4)).toEqual(['server-error', 'locked-out', 'unavailable', 'signed-in']);
    },
    { cwd },
  );
});

it('accepts a posted scenario in the same form as in a set', async () => {
  const cwd = temporaryFolder({
    'fixtures/scenarios/same.yaml':
      'scenarios: [{ patch: { secondFactor: totp }, provider: interserver, skip: 1 }]',
  });
  const met = ['signed-in', 'second-factor-required', 'second-factor-required'];
  await serving(
    ['--fixtures', 'fixtures', '--scenario', 'same'],
    async ({ url }) => expect(await outcomesAt(url, 3)).toEqual(met),
    {
      cwd,
    },
  );
  await serving([], async ({ url }) => {
    const entry = { patch: { secondFactor: 'totp' }, provider: 'interserver', skip: 1 };
    const armed = await post(`${url}/__admin/scenarios`, entry);
    expect([armed.status, textAt(armed.body, 'id')]).toEqual([201, 'scenario-1']);
    expect(await outcomesAt(url, 3)).toEqual(met);
  });
});

it.each([
  [
    'nothing',
    'there is no scenario set nothing; expected one of captcha-wall, everyone-locked-out, maintenance, other, second-factor-everywhere, slow, wrong',
  ],
  [
    'wrong',
    'the scenario set wrong cannot be armed: scenarios[0]: there is no provider nobody; expected one of interserver, rocketchat, misaka, onlyoffice',
  ],
])('does not start with the set %s, and reports why', async (name, message) => {
  const cwd = temporaryFolder({
    'fixtures/scenarios/wrong.yaml': 'scenarios: [{ outcome: locked-out, provider: nobody }]',
    'fixtures/scenarios/other.yaml': 'scenarios: []',
  });
  const { code, stdout, stderr } = await run(['--fixtures', 'fixtures', '--scenario', name], { cwd });
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `login-emulator: ${message}\n` });
});

it("reports the position of a problem in a set's file", async () => {
  const cwd = temporaryFolder({ 'fixtures/scenarios/broken.yaml': 'scenarios:\n  - { fault: SILENCE }\n' });
  const { code, stderr } = await run(['--fixtures', 'fixtures', '--scenario', 'broken'], { cwd });
  expect([code, stderr]).toEqual([
    2,
    `login-emulator: ${join('fixtures', 'scenarios', 'broken.yaml')}:2:14: scenarios[0].fault is "SILENCE"; expected one of EMPTY_RESPONSE, MALFORMED_RESPONSE_CHUNK, RANDOM_DATA_THEN_CLOSE, CONNECTION_RESET_BY_PEER\n`,
  ]);
});
