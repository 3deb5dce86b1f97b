import { expect, it } from '@jest/globals';
import { post, run, serving } from './cli.ts';

const variables = { LOGIN_EMULATOR_TOKEN: 'open-sesame' };

it('derives a token that is valid only for the calls of its namespace', async () => {
  const { stdout } = await run(['token', 'w1'], { variables });
  const headers = { authorization: `Bearer ${stdout.trim()}` };
  await serving(
    [],
    async ({ url }) => {
      const status = async (call: string, method = 'POST') =>
        (await fetch(`${url}${call}`, { method, headers })).status;
      await post(`${url}/@w1/apiv2/login`, { login: 'plain@example.com', passwd: 'Password-1' });
      expect(await status('/@w1/__admin/reset')).toBe(204);
      expect(await status('/@w1/__admin/codes/rocketchat/totp', 'GET')).toBe(200);
      expect(await status('/@w2/__admin/reset')).toBe(403);
      expect(await status('/__admin/reset')).toBe(403);
      expect(await status('/__admin/coverage', 'GET')).toBe(403);
      expect(await status('/__admin/namespaces', 'GET')).toBe(403);
    },
    { variables },
  );
});

it('derives the same token for the same name, and a different token for another name', async () => {
  const [one, again, other] = await Promise.all(
    ['w1', 'w1', 'w2'].map((name) => run(['token', name], { variables })),
  );
  expect(one).toEqual({ code: 0, stdout: expect.stringMatching(/^[0-9a-f]{64}\n$/), stderr: '' });
  expect(again).toEqual(one);
  expect(other?.stdout).not.toBe(one?.stdout);
});

it.each([
  [
    ['w1'],
    {},
    "LOGIN_EMULATOR_TOKEN is not set; set it to the emulator's token, from which the token of a namespace is derived",
  ],
  [['W 1'], variables, `"W 1" isn't a valid namespace name; expected 1 to 63 of a-z, 0-9 and -`],
  [[], variables, 'token needs one namespace: npx login-emulator token w1'],
  [['w1', 'w2'], variables, 'token needs one namespace: npx login-emulator token w1'],
  [
    ['w1', '--url', 'x'],
    variables,
    "--url isn't an option of token, but of health, requests, scenario, account, session, code, clock, reset, bundle and coverage",
  ],
])('rejects %j', async (args, given, sentence) => {
  expect(await run(['token', ...args], { variables: given })).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${sentence}\n`,
  });
});
