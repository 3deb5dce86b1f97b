import { expect, it } from '@jest/globals';
import { run } from '../cli.ts';

it('makes the command trust its certificate', async () => {
  const program = `
    const { LOGIN_EMULATOR_URL, LOGIN_EMULATOR_ROCKETCHAT_URL } = process.env;
    fetch(LOGIN_EMULATOR_ROCKETCHAT_URL + '/login', { method: 'POST', body: new URLSearchParams({ user: 'plain', password: 'Password-1' }) })
      .then(({ status }) => console.log(new URL(LOGIN_EMULATOR_URL).protocol, status));
  `;
  const told = await run(['exec', '--tls', '--', process.execPath, '-e', program]);
  expect(told).toEqual({ code: 0, stdout: 'https: 200\n', stderr: '' });
});
