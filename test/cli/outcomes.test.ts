import { expect, it } from '@jest/globals';
import { catalogueOf } from '../support/catalogue.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { run } from './cli.ts';

const all = 'interserver, rocketchat, misaka, onlyoffice';

it("lists a provider's answers with their source and how to reach them", async () => {
  const { code, stdout, stderr } = await run(['outcomes', 'interserver']);
  expect([code, stderr]).toEqual([0, '']);
  const [head, ...parts] = stdout.split('\n\n');
  expect([head, parts[0], parts[1], parts[3]]).toEqual([
    'interserver (documented)',
    'login: POST /apiv2/login',
    [
      '  200 signed-in (the first of its status)',
      '    reach:  sign in as plain@example.com with Password-1',
      '    rule:   documented: Response examples (200)',
      '    form:   {"ima":"client","gravatar":"https://gravatar.com/user/image.png","sessionId":"zzzzzzzzzzzzzz","account_id":123,"account_lid":"my@user.com"}',
    ].join('\n'),
    [
      '  402 second-factor-required (the first of its status)',
      '    reach:  sign in as totp@example.com, sms@example.com or mail@example.com without tfa',
      '    rule:   documented: Response examples (402)',
      '    form:   {"field":"2fa","message":"missing 2fa"}',
    ].join('\n'),
  ]);
  expect(parts.at(-1)).toBe(
    [
      'any of them, for any request:',
      '  for one request, by the header   Prefer: outcome=<outcome>',
      '  until it is removed, by a fixture file:',
      '    scenarios:',
      '      - { outcome: <outcome>, account: <login>, times: <how often> }   # account and times are optional',
      '',
    ].join('\n'),
  );
});

it.each(builtInProviders.map(({ id }) => id))('prints the whole catalogue of %s as JSON', async (id) => {
  const { code, stdout } = await run(['outcomes', id, '--json']);
  const { outcomes } = await catalogueOf({ provider: id, profile: 'documented' });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ provider: id, profile: 'documented', notes: [], outcomes });
});

it('notes which profile is used if the provider lacks the requested one', async () => {
  const note = 'misaka has no observed profile and keeps documented';
  const { stdout } = await run(['outcomes', 'misaka', '--profile', 'observed']);
  expect(stdout.split('\n').slice(0, 2)).toEqual(['misaka (documented)', `note: ${note}`]);
  const cwd = temporaryFolder({ 'login-emulator.yaml': 'profile: [misaka=observed]\n' });
  const fromFile = await run(['outcomes', 'misaka', '--json'], { cwd });
  expect(JSON.parse(fromFile.stdout)).toMatchObject({ profile: 'documented', notes: [note] });
});

it.each([
  [['outcomes'], `outcomes needs a provider; expected one of ${all}`],
  [['outcomes', 'github'], `there is no provider github; expected one of ${all}`],
  [['outcomes', 'misaka', 'onlyoffice'], 'outcomes takes one provider, but got misaka onlyoffice'],
  [['outcomes', 'misaka', '--profile', 'real'], 'there is no profile real; expected documented or observed'],
])('rejects %j with one line', async (args, line) => {
  expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: `login-emulator: ${line}\n` });
});
