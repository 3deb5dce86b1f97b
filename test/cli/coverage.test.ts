import { expect, it } from '@jest/globals';
import { documentWith, entry } from '../coverage/documents.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { serve } from '../support/server.ts';
import { post, run, serving } from './cli.ts';

const one = JSON.stringify(documentWith(entry('signed-in', 1), entry('locked-out', 0)));
const other = JSON.stringify(documentWith(entry('signed-in', 1), entry('locked-out', 2)));

it('prints the coverage of a running emulator and fails below the limit', async () => {
  await serving(['--provider', 'misaka'], async ({ url }) => {
    await post(`${url}/v3/session/login`, { email: 'plain@example.com', password: 'Password-1' });
    const table = await run(['coverage', '--url', url]);
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout).toMatch(/\n {2}\+ 200 signed-in {2,}documented {2}reached once\n/);
    expect(table.stdout).toMatch(
      /\n1 of \d+ outcomes of the operations called: \d+(\.\d)? %; 6 other operations were not called\n$/,
    );
    const named = await run(['coverage', '--format', 'json', '--fail-under', '80'], {
      variables: { LOGIN_EMULATOR_URL: url },
    });
    expect(JSON.parse(named.stdout)).toMatchObject({ format: 'login-emulator/coverage', met: 1 });
    expect(named.code).toBe(1);
    expect(named.stderr).toMatch(
      /^login-emulator: 1 of \d+ outcomes of the operations called: \d+(\.\d)? %, less than the 80 % that --fail-under requires; 6 other operations were not called\n$/,
    );
    const page = await run(['coverage', '--url', `${url}/`, '--format', 'html', '--fail-under', '1']);
    expect({ code: page.code, start: page.stdout.slice(0, 15) }).toEqual({
      code: 0,
      start: '<!doctype html>',
    });
  });
});

it('measures coverage only over the operations that were called', async () => {
  await serving(['--provider', 'rocketchat'], async ({ url }) => {
    const idle = await run(['coverage', '--url', url, '--fail-under', '1']);
    expect(idle).toEqual({
      code: 1,
      stdout: expect.stringMatching(
        /^rocketchat \(documented\) not called: login, .*\n\nno operation was called: 0 %\n$/,
      ),
      stderr: 'login-emulator: no operation was called: 0 %, less than the 1 % that --fail-under requires\n',
    });
    await post(`${url}/api/v1/login`, { user: 'plain', password: 'Password-1' });
    const { stdout, code } = await run(['coverage', '--url', url, '--fail-under', '7']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rocketchat \(documented\) login: 1 of 14\n/);
    expect(stdout).toMatch(/\n\nrocketchat \(documented\) not called: logoutByGet, logout, .*\n\n/);
    expect(stdout).toMatch(
      /\n1 of 14 outcomes of the operations called: 7\.1 %; 11 other operations were not called\n$/,
    );
    expect(stdout).not.toContain('signed-out');
    const json = await run(['coverage', '--url', url, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ met: 1, totalOfCalled: 14, percent: 100 / 14 });
    expect(json.stdout).toContain('"outcome": "signed-out"');
  });
});

it('merges the documents of a folder', async () => {
  const cwd = temporaryFolder({ 'met/one.json': one, 'met/other.json': other, 'met/notes.txt': 'not one' });
  expect(await run(['coverage', '--merge', 'met', '--fail-under', '100'], { cwd })).toEqual({
    code: 0,
    stdout: [
      'vendor (documented) login: 2 of 2',
      '  + 200 signed-in   documented  reached 2 times',
      '  + 200 locked-out  documented  reached 2 times',
      '',
      '2 of 2 outcomes of the operations called: 100 %',
      '',
    ].join('\n'),
    stderr: '',
  });
});

it('rejects files that are not coverage documents, or newer ones, by name', async () => {
  const cwd = temporaryFolder({
    'met/a.json': one,
    'met/b.json': '[]',
    'met/c.json': one.replace('"version":1', '"version":2'),
  });
  expect(await run(['coverage', '--merge', 'met'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      "login-emulator: met/b.json isn't a JSON object; expected output of coverage --format json",
      'met/c.json has version 2; this login-emulator reads version 1: use the version that wrote it',
      '',
    ].join('\n'),
  });
});

it.each([
  [['--format', 'xml'], '--format is xml; expected one of table, json, junit, html'],
  [['--fail-under', 'most'], '--fail-under is most; expected a percentage from 0 to 100'],
  [['--fail-under', '101'], '--fail-under is 101; expected a percentage from 0 to 100'],
  [['all'], 'coverage takes no arguments, but got all'],
  [['--port', '1'], "--port isn't an option of coverage, but of start, adopt and record"],
  [['--url', 'localhost:4010'], "localhost:4010 isn't a URL; expected one such as http://localhost:4010"],
  [['--url', 'http://localhost:1', '--merge', '.'], '--url and --merge exclude each other; set one'],
  [
    ['--merge', 'none'],
    'the folder none cannot be read (ENOENT); --merge names a folder of coverage documents',
  ],
  [
    ['--merge', '.'],
    '. has no .json file; write one for each emulator with: npx login-emulator coverage --format json > one.json',
  ],
])('rejects %j', async (args, sentence) => {
  expect(await run(['coverage', ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${sentence}\n`,
  });
});

it('reports that no emulator answers', async () => {
  const gone = await serve(() => undefined);
  await gone.close();
  expect(await run(['coverage', '--url', gone.url])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: no emulator answers at ${gone.url} (ECONNREFUSED); start one with npx login-emulator, or set --url or LOGIN_EMULATOR_URL\n`,
  });
});

it('sends the token, and names its variable if it is missing', async () => {
  const tokens: (string | undefined)[] = [];
  const server = await serve(
    (request, response) => void (tokens.push(request.headers.authorization), response.writeHead(401).end()),
  );
  const said = await run(['coverage', '--url', server.url], { variables: { LOGIN_EMULATOR_TOKEN: 'hush' } });
  await server.close();
  expect(tokens).toEqual(['Bearer hush']);
  expect(said).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: the emulator at ${server.url} requires its token; set LOGIN_EMULATOR_TOKEN to the token that it printed at its start\n`,
  });
});
