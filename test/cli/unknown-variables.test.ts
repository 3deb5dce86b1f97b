import { expect, it } from '@jest/globals';
import { run } from './cli.ts';

it('warns of a misspelt variable, and suggests the closest', async () => {
  const variables = { LOGIN_EMULATOR_PROT: '0', LOGIN_EMULATOR_PUBLIC_URI: 'x', LOGIN_EMULATOR_TOKN: 'x' };
  const { code, stderr } = await run(['check'], { variables });
  expect([code, stderr.split('\n')]).toEqual([
    0,
    [
      'login-emulator: the variable LOGIN_EMULATOR_PROT is ignored; did you mean LOGIN_EMULATOR_PORT?',
      'login-emulator: the variable LOGIN_EMULATOR_PUBLIC_URI is ignored; did you mean LOGIN_EMULATOR_PUBLIC_URL?',
      'login-emulator: the variable LOGIN_EMULATOR_TOKN is ignored; did you mean LOGIN_EMULATOR_TOKEN?',
      '',
    ],
  ]);
});

it('warns of a misspelt variable at a command for a running emulator', async () => {
  const { stderr } = await run(['token', 'w1'], { variables: { LOGIN_EMULATOR_TOKEM: 'x' } });
  expect(stderr).toContain('did you mean LOGIN_EMULATOR_TOKEN?');
});

it('does not warn of its own variables, or of others that are not similar', async () => {
  const variables = {
    LOGIN_EMULATOR_URL: 'http://localhost:1',
    LOGIN_EMULATOR_ROCKETCHAT_URL: 'http://localhost:1/api/v1',
    LOGIN_EMULATOR_CA: 'ca.pem',
    LOGIN_EMULATOR_ARTIFACTS: 'artifacts',
    LOGIN_EMULATOR_OF_MY_TEAM: 'yes',
  };
  expect((await run(['check'], { variables })).stderr).toBe('');
});
