import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { builtInProviders } from '../../../src/providers/index.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { serve } from '../../support/server.ts';
import { run } from '../cli.ts';
import { connectionTo } from '../sockets.ts';

const node = process.execPath;
const says = (expression: string) => ['--', node, '-p', expression];

it('sets the URL variables of the emulator and each provider', async () => {
  const told = await run([
    'exec',
    ...['--provider', 'rocketchat', '--provider', 'misaka'],
    ...says(
      'JSON.stringify(Object.entries(process.env).filter(([name]) => name.startsWith("LOGIN_EMULATOR")))',
    ),
  ]);
  const [, port = ''] = /localhost:(\d+)/.exec(told.stdout) ?? [];
  expect(JSON.parse(told.stdout)).toEqual([
    ['LOGIN_EMULATOR_URL', `http://localhost:${port}`],
    ['LOGIN_EMULATOR_ROCKETCHAT_URL', `http://localhost:${port}/api/v1`],
    ['LOGIN_EMULATOR_MISAKA_URL', `http://localhost:${port}/v3`],
  ]);
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(await connectionTo(Number(port))).toBe('ECONNREFUSED');
});

it.each([
  [[node, '-p', '7']],
  [['--port', '0', '--provider', 'misaka', '--quiet', node, '-p', '7']],
  [['--provider=misaka', '--', node, '-p', '7']],
])('accepts a command whose -- a tool in front consumed: %j', async (args) => {
  expect(await run(['exec', ...args])).toEqual({ code: 0, stdout: '7\n', stderr: '' });
});

it('passes a second -- to the command', async () => {
  const args = [node, '-p', 'process.argv.slice(1).join()', '--', 'a', '--', 'b'];
  expect(await run(['exec', ...args])).toMatchObject({ code: 0, stdout: 'a,--,b\n' });
});

it('expands placeholders in --env, and reads variables and the settings file', async () => {
  const cwd = temporaryFolder({ 'login-emulator.yaml': 'provider: [misaka]\nhost: 127.0.0.1\n' });
  const variables = { LOGIN_EMULATOR_TOKEN: 'open-sesame' };
  const args = ['--env', 'A={misaka}/x?{token}', '--env', 'B={url},{url}', '--env', 'C={"a":1}='];
  const told = await run(
    ['exec', ...args, ...says('[process.env.A, process.env.B, process.env.C].join(" ")')],
    {
      cwd,
      variables,
    },
  );
  expect(told.stdout).toMatch(/^(http:\/\/127\.0\.0\.1:\d+)\/v3\/x\?open-sesame \1,\1 \{"a":1\}=\n$/);
  expect(told).toMatchObject({ code: 0, stderr: '' });
});

it('passes the generated token to the command without printing it', async () => {
  const program =
    'fetch(process.env.LOGIN_EMULATOR_URL + "/__admin/clock", { headers: { authorization: "Bearer " + process.env.LOGIN_EMULATOR_TOKEN } }).then(({ status }) => console.log(status))';
  expect(await run(['exec', '--host', '0.0.0.0', '--', node, '-e', program])).toEqual({
    code: 0,
    stdout: '200\n',
    stderr: '',
  });
});

it('passes long standard input and output through', async () => {
  const input = 'a line\n'.repeat(200_000);
  const ended = await run(['exec', '--', node, '-e', 'process.stdin.pipe(process.stdout)'], { input });
  expect([ended.code, ended.stdout === input, ended.stderr]).toEqual([0, true, '']);
});

it.each([0, 1, 7, 255])('ends with the exit code %i of its command', async (code) => {
  expect(await run(['exec', '--', node, '-e', `process.exit(${code})`])).toEqual({
    code,
    stdout: '',
    stderr: '',
  });
});

it('passes all arguments after the first -- to the command', async () => {
  const words = ['--help', '--port', 'x', '--', '-v', 'a b', '$HOME'];
  const { stdout } = await run([
    'exec',
    '--',
    node,
    '-p',
    'JSON.stringify(process.argv.slice(1))',
    '--',
    ...words,
  ]);
  expect(JSON.parse(stdout)).toEqual(words);
});

it('prints the log on standard error', async () => {
  const program =
    'fetch(process.env.LOGIN_EMULATOR_URL + "/nowhere").then(({ status }) => console.log(status))';
  const { code, stdout, stderr } = await run(['exec', '--log', 'json', '--', node, '-e', program]);
  expect([code, stdout]).toEqual([0, '404\n']);
  expect(
    stderr
      .split('\n')
      .slice(0, -1)
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([
    expect.objectContaining({ event: 'ready' }),
    expect.objectContaining({ event: 'request', method: 'GET', status: 404 }),
  ]);
});

it('uses a free port although the settings file has a port, unless a variable sets one', async () => {
  const blocker = await serve(() => undefined);
  const port = new URL(blocker.url).port;
  const cwd = temporaryFolder({ 'login-emulator.yaml': `port: ${port}\n` });
  const ended = await run(['exec', ...says('process.env.LOGIN_EMULATOR_URL')], { cwd });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(new URL(ended.stdout.trim()).port).not.toBe(port);
  const variables = { LOGIN_EMULATOR_PORT: port };
  expect((await run(['exec', ...says('7')], { cwd, variables })).stderr).toContain(`port ${port} is in use`);
  await blocker.close();
});

it('opens the listeners of the settings file', async () => {
  const cwd = temporaryFolder({ 'login-emulator.yaml': "port: 4010\nlisten: ['0@w1']\n" });
  const { stderr } = await run(['exec', '--log', 'json', ...says('7')], { cwd });
  expect(stderr).toMatch(/"listeners":\[\{"url":"http:\/\/localhost:\d+","namespace":"w1"\}\]/);
});

it('uses the port of --port', async () => {
  const first = await run(['exec', ...says('process.env.LOGIN_EMULATOR_URL')]);
  const url = first.stdout.trim();
  const port = url.replace(/.*:/, '');
  expect(await run(['exec', '--port', port, ...says('process.env.LOGIN_EMULATOR_URL')])).toEqual(first);
});

it('returns 127 for a missing command and 126 for a file that cannot run', async () => {
  const cwd = temporaryFolder({ 'a file': '' });
  expect(await run(['exec', '--coverage', '--', 'no-such-command'])).toEqual({
    code: 127,
    stdout: '',
    stderr:
      "login-emulator: there is no command no-such-command; is it installed, and in the PATH? Run a package's command with npx: -- npx no-such-command\n",
  });
  expect(await run(['exec', '--', join(cwd, 'a file')])).toEqual({
    code: 126,
    stdout: '',
    stderr: `login-emulator: ${join(cwd, 'a file')} cannot be run: it is not executable\n`,
  });
});

const names = [`{url}`, ...builtInProviders.map(({ id }) => `{${id}}`)].join(', ');

it.each([
  [[], 'exec needs a command after --: npx login-emulator exec -- npm test'],
  [['--'], 'exec needs a command after --: npx login-emulator exec -- npm test'],
  [
    ['-e', 'x'],
    'unknown option -e; npx login-emulator help exec lists the options; if a tool in front consumes --, ' +
      'as yarn 1 does, write it twice: yarn login-emulator exec -- -- npm test',
  ],
  [
    ['--json', '--', node],
    "--json isn't an option of exec, but of adopt, outcomes, requests, scenario, account, session, code and clock",
  ],
  [['--fail-under', 'all', '--', node], '--fail-under is all; expected a percentage from 0 to 100'],
  [['--merge', '.', '--', node], "--merge isn't an option of exec, but of coverage"],
  [
    ['--env', 'API', '--', node],
    '--env is "API"; expected a variable and its value, such as API_URL={url} or API_URL={rocketchat}/v1',
  ],
  [['--env', 'A={urls}', '--', node], `--env A has {urls}, which is unknown; expected one of ${names}`],
  [
    ['--env', 'A={token}', '--', node],
    `--env A has {token}, but the control plane requires no token here, and LOGIN_EMULATOR_TOKEN isn't set; expected one of ${names}`,
  ],
  [
    ['--env', 'A={ca}', '--', node],
    `--env A has {ca}, but the emulator serves without TLS; expected one of ${names}`,
  ],
  [
    ['--no-admin', '--junit', 'x.xml', '--', node],
    '--junit needs the control plane, which is off (flag --no-admin); remove one of the two',
  ],
  [['--now', 'then', '--', node], '--now is "then"; expected a time such as 2027-01-31T12:00:00Z'],
])('rejects %j and runs nothing', async (args, sentence) => {
  expect(await run(['exec', ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${sentence}\n`,
  });
});
