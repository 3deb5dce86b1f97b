import { expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { serve } from '../../support/server.ts';
import { post, requestLines, run, running, serving, textAt } from '../cli.ts';

const plain = { user: 'plain', password: 'Password-1' };
const args = ['--now', '2027-01-31T12:00:00Z', '--provider', 'rocketchat'];
const refused = (sentence: string) => ({ code: 2, stdout: '', stderr: `login-emulator: ${sentence}\n` });

it('prints the same request lines as the terminal of the emulator', async () => {
  const lines: string[] = [];
  const ended = await serving(args, async ({ url }) => {
    await post(`${url}/api/v1/login`, plain);
    await post(`${url}/api/v1/logn`, plain);
    await post(`${url}/api/v1/login`, { ...plain, password: 'wrong' });
    lines.push((await run(['requests', '--url', url])).stdout);
    const [last] = [await run(['requests', '--limit', '1', '--url', url, '--json'])];
    expect(JSON.parse(last.stdout)).toMatchObject({ id: 'default-3', status: 401, path: '/api/v1/login' });
  });
  expect(lines.join('').split('\n').slice(0, -1)).toEqual(requestLines(ended));
});

it('prints requests as they arrive with --follow, until the emulator stops', async () => {
  const urls: string[] = [];
  const followed: Promise<unknown>[] = [];
  await serving(args, async ({ url }) => {
    urls.push(url);
    await post(`${url}/@w1/api/v1/login`, plain);
    await new Promise<void>((resolve) => {
      const ended = running(['requests', '-f', '-n', 'w1', '--url', url], async ({ printed }) => {
        await printed('200 signed-in');
        await post(`${url}/@w1/api/v1/login`, plain);
        await printed('200 signed-in', 2);
        resolve();
      });
      followed.push(ended);
    });
  });
  const line = 'POST /api/v1/login → 200 signed-in · password matched\n';
  expect(await Promise.all(followed)).toEqual([
    {
      code: 0,
      stdout: line + line,
      stderr: `login-emulator: the emulator at ${urls.join()} has stopped\n`,
    },
  ]);
});

it('locks, shows and unlocks an account', async () => {
  await serving(args, async ({ url }) => {
    const variables = { LOGIN_EMULATOR_URL: url };
    const account = (...words: string[]) => run(['account', ...words], { variables });
    const outcome = async () => (await post(`${url}/api/v1/login`, plain)).headers.get('x-emulator-outcome');
    expect((await account('lock', 'rocketchat', 'plain')).stdout).toBe(
      'rocketchat plain: locked until it is unlocked\n',
    );
    expect(await outcome()).toBe('locked-out');
    expect((await account('unlock', 'rocketchat', 'plain')).stdout).toBe('rocketchat plain: not locked\n');
    expect(await outcome()).toBe('signed-in');
    const { stdout } = await account('show', 'rocketchat', 'totp');
    expect(stdout).toMatch(/^rocketchat totp: not locked\nlogin: totp\n[^]*\npassword: Password-1\n/);
    const shown = await account('show', 'rocketchat', 'totp', '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ login: 'totp', lockedOut: false });
    expect(await account('show', 'rocketchat', 'plian')).toEqual(
      refused('no account of rocketchat has the login plian; did you mean plain?'),
    );
    expect((await account('lock', 'rocketchat', 'nobody-at-all')).stderr).toMatch(
      /has the login nobody-at-all; expected one of myusername, .*plain, .*, …\n$/,
    );
    expect(await account('lock', 'rocketcat', 'plain')).toEqual(
      refused('no provider rocketcat is served; did you mean rocketchat?'),
    );
  });
});

it('lists the verbs of account and the changes of clock', async () => {
  expect(await run(['account', 'list', 'rocketchat'])).toEqual(
    refused('account has no list; expected one of lock, unlock, show'),
  );
  const forms = 'expected +15m, freeze, unfreeze, live or a time such as 2027-01-31T12:00:00Z';
  expect(await run(['clock', 'advance', '300'])).toEqual(
    refused(`clock takes one change, but got advance 300; ${forms}`),
  );
  expect(await run(['clock', '+300'])).toEqual(refused(`clock takes no +300; ${forms}`));
});

it('notes that a namespace has no requests', async () => {
  await serving(args, async ({ url }) => {
    const note = (name: string) => ({
      code: 0,
      stdout: '',
      stderr: `login-emulator: the namespace ${name} has no requests yet\n`,
    });
    expect(await run(['requests', '-n', 'nosuch', '--url', url])).toEqual(note('nosuch'));
    expect(await run(['requests', '--json', '--url', `${url}/@w1`])).toEqual(note('w1'));
  });
});

it('prints and changes the clock of a namespace', async () => {
  await serving(args, async ({ url }) => {
    const now = async (...words: string[]) => {
      const { stdout } = await run(['clock', ...words, '-n', 'w1', '--url', url, '--json']);
      const reading: unknown = JSON.parse(stdout);
      return [textAt(reading, 'now'), stdout.includes('"frozen":true')];
    };
    expect(await now()).toEqual(['2027-01-31T12:00:00.000Z', true]);
    expect(await now('+1h30m')).toEqual(['2027-01-31T13:30:00.000Z', true]);
    expect(await now('2028-01-31T12:00:00Z')).toEqual(['2028-01-31T12:00:00.000Z', true]);
    expect(await now('unfreeze')).toEqual([expect.stringMatching(/^2028-/), false]);
    expect(await now('freeze')).toEqual([expect.stringMatching(/^2028-/), true]);
    expect(await now('live')).toEqual([expect.not.stringMatching(/^2028-/), false]);
    expect((await run(['clock', '--url', url])).stdout).toBe(
      '2027-01-31T12:00:00.000Z (frozen); next: totp-window-ends at 2027-01-31T12:00:30.000Z\n',
    );
  });
});

it('resets a namespace, and writes its bundle', async () => {
  const cwd = temporaryFolder();
  await serving(args, async ({ url }) => {
    const variables = { LOGIN_EMULATOR_URL: `${url}/@w1` };
    await run(['clock', '+1d'], { variables });
    expect((await run(['reset'], { variables })).stdout).toBe('reset the namespace w1\n');
    expect((await run(['clock'], { variables })).stdout).toMatch(/^2027-01-31T12:00:00/);
    expect((await run(['reset', '-n', 'w2', '--url', url])).stdout).toBe('reset the namespace w2\n');
    const bundled = await run(['bundle', 'bug.json'], { variables, cwd });
    expect([bundled.code, bundled.stdout]).toEqual([0, '']);
    const file = join(cwd, 'bug.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'login-emulator/bundle' });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(JSON.parse((await run(['bundle'], { variables })).stdout)).toMatchObject({ version: 2 });
    const clean = await run(['bundle', '--no-secrets', 'clean.json'], { variables, cwd });
    expect(clean.stderr).toBe('login-emulator: wrote clean.json, without passwords, codes and tokens\n');
    const shareable: unknown = JSON.parse(readFileSync(join(cwd, 'clean.json'), 'utf8'));
    expect(shareable).toHaveProperty('omitted');
    expect(shareable).not.toHaveProperty('state');
    expect((await run(['bundle', 'no/folder.json'], { variables, cwd })).stderr).toBe(
      'login-emulator: cannot write no/folder.json (ENOENT); choose another file\n',
    );
    expect(existsSync(join(cwd, 'no'))).toBe(false);
  });
});

const verbs = [
  ['requests'],
  ['scenario', 'list'],
  ['account', 'show', 'a', 'b'],
  ['clock'],
  ['reset'],
  ['bundle'],
];

it.each(verbs)('reports that no emulator runs for %s', async (...words) => {
  const gone = await serve(() => undefined);
  await gone.close();
  expect(await run([...words, '--url', gone.url])).toEqual(
    refused(
      `no emulator answers at ${gone.url} (ECONNREFUSED); start one with npx login-emulator, or set --url or LOGIN_EMULATOR_URL`,
    ),
  );
  expect(await run([...words, '--namespace', 'W'])).toEqual(
    refused('--namespace is W; expected 1 to 63 of a-z, 0-9 and -'),
  );
});

it('requires the token of an emulator that has one, and sends it', async () => {
  const variables = { LOGIN_EMULATOR_TOKEN: 'open-sesame' };
  const use = async ({ url }: { readonly url: string }) => {
    expect(await run(['clock', '--url', url])).toEqual(
      refused(
        `the emulator at ${url} requires its token; set LOGIN_EMULATOR_TOKEN to the token that it printed at its start`,
      ),
    );
    expect((await run(['clock', '--url', url], { variables })).code).toBe(0);
  };
  await serving(args, use, { variables });
});

it.each([
  [['requests', '--limit', 'all'], '--limit is all; expected a whole number'],
  [['requests', 'all'], 'requests takes no arguments, but got all'],
  [
    ['account'],
    'account needs a verb, a provider and a login; for example: npx login-emulator account lock rocketchat plain',
  ],
  [['account', 'lok', 'a', 'b'], 'account has no lok; did you mean lock?'],
  [['clock', 'frezee'], 'clock takes no frezee; did you mean freeze?'],
  [
    ['clock', '+1x'],
    'clock takes no +1x; expected +15m, freeze, unfreeze, live or a time such as 2027-01-31T12:00:00Z',
  ],
  [['reset', 'w1'], 'reset takes no arguments, but got w1; -n names a namespace'],
  [['bundle', 'a', 'b'], 'bundle takes one file, but got a b'],
  [['clock', '--limit', '1'], "--limit isn't an option of clock, but of requests"],
])('rejects %j before it connects', async (words, sentence) => {
  expect(await run(words)).toEqual(refused(sentence));
});
