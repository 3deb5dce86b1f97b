import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { providers } from '../http/answers.ts';
import { run } from './cli.ts';

it('lists what start would serve', async () => {
  expect(
    await run(['check', '--provider', providers.join(), '--profile', 'rocketchat=observed,misaka=observed']),
  ).toEqual({
    code: 0,
    stdout: [
      'interserver (documented): embedded fixtures: 10 accounts, 0 scenarios',
      'rocketchat (observed): embedded fixtures: 14 accounts, 0 scenarios',
      'misaka (documented): embedded fixtures: 9 accounts, 0 scenarios',
      'onlyoffice (documented): embedded fixtures: 11 accounts, 0 scenarios',
      'note: misaka has no observed profile and keeps documented',
      '',
    ].join('\n'),
    stderr: '',
  });
});

it('warns of blanks around logins and passwords', async () => {
  const cwd = temporaryFolder({
    'onlyoffice.yaml':
      'accounts:\n  - { login: ada@example.com, password: "Password-1 ", fixedCode: " 1" }\n',
  });
  const { code, stdout } = await run(['check', '--fixtures', '.', '--provider', 'onlyoffice'], { cwd });
  const note = (field: string) =>
    `note: onlyoffice: the ${field} of ada@example.com begins or ends with a blank, which a server or a form may remove; delete it unless it is intended`;
  expect([code, stdout.trimEnd().split('\n').slice(1)]).toEqual([0, [note('password'), note('fixedCode')]]);
});

it('names the file that the fixtures come from', async () => {
  const cwd = temporaryFolder({
    'here/misaka.yaml':
      'accounts:\n  - { login: ada, password: Password-1 }\n  - { login: bob, password: Password-1 }\nscenarios: [{ outcome: unavailable }]\n',
  });
  const args = ['check', '--fixtures', 'here', '--provider', 'misaka,onlyoffice'];
  expect(await run(args, { cwd })).toEqual({
    code: 0,
    stdout: [
      `misaka (documented): ${join('here', 'misaka.yaml')}: 2 accounts, 1 scenario`,
      'onlyoffice (documented): embedded fixtures: 11 accounts, 0 scenarios',
      '',
    ].join('\n'),
    stderr: '',
  });
});

const broken = {
  'fixtures/rocketchat.yaml': 'accounts:\n  - login: ada\n    password: 1815\n    pasword: x\n',
  'fixtures/misaka.yaml': 'accounts:\n  - login: ada\n    password: Password-1\n    status: gone\n',
};
const complaints = [
  'rocketchat.yaml:3:15: accounts[0].password is a number; expected a text that is not empty (in quotes, if it looks like a number)',
  'rocketchat.yaml:4:5: unknown key pasword in accounts[0]; did you mean password?',
  'misaka.yaml:4:13: accounts[0].status is "gone"; expected one of active, disabled, unverified',
];

it.each(['check', 'start'])(
  'lists the problems of the fixtures with their positions at %s',
  async (command) => {
    const cwd = temporaryFolder(broken);
    expect(await run([command, '--fixtures', 'fixtures'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `login-emulator: ${complaints.map((line) => join('fixtures', line)).join('\n')}\n`,
    });
  },
);

it('checks only the fixtures and providers that login-emulator.yaml names', async () => {
  const settings = 'fixtures: fixtures\nprovider: [misaka]\n';
  const cwd = temporaryFolder({ ...broken, 'login-emulator.yaml': settings });
  const [, , line = ''] = complaints;
  expect(await run(['check'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${join(cwd, 'fixtures', line)}\n`,
  });
});

it('reports a folder with the name of a fixture file', async () => {
  const cwd = temporaryFolder({ 'fixtures/misaka.yaml/misaka.yaml': '' });
  expect(await run(['check', '--fixtures', 'fixtures'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${join('fixtures', 'misaka.yaml')}: is a folder; expected a file\n`,
  });
});
