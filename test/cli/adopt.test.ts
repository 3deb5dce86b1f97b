import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { contract } from '../adopt/prove/acme.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, running, type Ended } from './cli.ts';

const bare = contract
  .replace(
    'Session: { description: A session, content: { application/json: { schema: { type: object, required: [token] } } } }',
    'Session: { description: A session, content: { application/json: { schema: { type: object, required: [token], properties: { token: { type: string } } } } } }',
  )
  .replace(
    "'200': { description: The account, content: { application/json: { schema: { type: object } } } }",
    "'200': { description: The account, content: { application/json: { schema: { type: object, properties: { id: { type: string }, email: { type: string } } } } } }",
  );
/** A sign-in that gives the login and the password in two steps. */
const stepwise = `openapi: 3.0.3
info: { title: Stepwise, version: '1' }
paths:
  /password:
    post:
      summary: Sign in with the password
      security: []
      requestBody:
        content: { application/json: { schema: { type: object, required: [flow, password], properties: { flow: { type: string }, password: { type: string } } } } }
      responses:
        '200': { description: Tokens, content: { application/json: { schema: { type: object, properties: { access_token: { type: string } } } } } }
`;
/** Fifteen operations that only could be the sign-in. */
const guessable = stepwise.replace(/ {2}\/password:[^]*/, (operation) =>
  Array.from({ length: 15 }, (_, index) => operation.replace('/password', `/password${index}`)).join(''),
);
const keyScheme = 'components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }\n';
const overlayFile = 'acme.login.yaml';
const fixturesFile = 'acme.fixtures.yaml';

function folderWith(text = bare, name = 'acme.yaml'): string {
  return temporaryFolder({ [name]: text });
}

function textOf(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

const adopt = (cwd: string, ...args: readonly string[]): Promise<Ended> => run(['adopt', ...args], { cwd });

describe('a contract', () => {
  it('gets an overlay and fixtures beside it, and is proved', async () => {
    const cwd = folderWith();
    const { code, stdout, stderr } = await adopt(cwd, 'acme.yaml');
    expect(stderr).toBe('');
    expect(stdout).toContain('Acme: 4 operations, 4 of them take part in the login\n');
    expect(stdout).toMatch(/^sure +POST \/login +sign-in +.*login body\.email, password body\.password/m);
    expect(stdout).toMatch(/^wrote acme\.login\.yaml \(\d+ lines\)$/m);
    expect(stdout).toMatch(/^wrote acme\.fixtures\.yaml \(\d+ lines\)$/m);
    expect(stdout).toMatch(/^✓ signed in +POST \/v1\/login 200, token in body\.token$/m);
    expect(stdout).toMatch(/^✓ wrong password +POST \/v1\/login \d+/m);
    expect(stdout).toMatch(/^✓ current account +GET \/v1\/me 200, body\.id is /m);
    expect(stdout).toMatch(/^✓ token after sign-out +GET \/v1\/me 401/m);
    expect(stdout).toMatch(
      /^sign in as plain@example\.com \/ Password-1; other accounts: (.*, )?disabled@example\.com, /m,
    );
    expect(stdout).toMatch(/serve it: npx login-emulator --provider acme=acme\.yaml\n$/);
    expect(stdout).not.toMatch(/✗|breaks the contract/);
    expect(code).toBe(0);
    expect(textOf(cwd, fixturesFile)).toContain(
      '- login: plain@example.com # signs in\n    password: Password-1\n',
    );
    expect(readdirSync(cwd).toSorted()).toEqual([fixturesFile, overlayFile, 'acme.yaml']);
    expect(textOf(cwd, 'acme.yaml')).toBe(bare);
  });

  it('passes the check of the marks afterwards', async () => {
    const cwd = folderWith();
    await adopt(cwd, 'acme.yaml');
    const { code, stderr } = await run(['check', '--provider', 'acme=acme.yaml'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
  });

  it('changes nothing when it is adopted again', async () => {
    const cwd = folderWith();
    await adopt(cwd, 'acme.yaml');
    const before = [textOf(cwd, overlayFile), textOf(cwd, fixturesFile)];
    const { stdout } = await adopt(cwd, 'acme.yaml');
    expect(stdout).toContain('acme.login.yaml is up to date\nacme.fixtures.yaml is up to date\n');
    expect([textOf(cwd, overlayFile), textOf(cwd, fixturesFile)]).toEqual(before);
  });

  it('keeps the edits of a person, and tells so, after the contract changed', async () => {
    const cwd = folderWith();
    await adopt(cwd, 'acme.yaml');
    const edited = textOf(cwd, overlayFile).replace(
      /invalid-credentials:/,
      "'invalid-credentials': # ours\n           ",
    );
    writeFileSync(join(cwd, overlayFile), edited.replace('act: sign-in', 'act: sign-in # keep this'));
    writeFileSync(join(cwd, fixturesFile), textOf(cwd, fixturesFile).replace('Password-1', 'Our-Password-9'));
    writeFileSync(
      join(cwd, 'acme.yaml'),
      bare
        .replace('  /logout:', '  /sign-out:')
        .replace('password: { type: string }', 'secret: { type: string }'),
    );
    const { stdout } = await adopt(cwd, 'acme.yaml');
    expect(textOf(cwd, overlayFile)).toContain('act: sign-in # keep this');
    expect(textOf(cwd, fixturesFile)).toContain('Our-Password-9');
    expect(stdout).toContain("kept $.paths['/login'].post");
    expect(stdout).toContain("$.paths['/sign-out'].post");
    expect(stdout).toMatch(/no longer fits: .*acme\.login\.yaml:\d+:\d+: .*password/);
  });

  it('is left as it is on a dry run, which prints what would change', async () => {
    const cwd = folderWith();
    const { stdout } = await adopt(cwd, 'acme.yaml', '--dry-run');
    expect(readdirSync(cwd)).toEqual(['acme.yaml']);
    expect(stdout).toMatch(/^would write acme\.login\.yaml \(\d+ lines\)$/m);
    expect(stdout).toMatch(/^✓ signed in/m);
    expect(stdout).not.toContain('serve it');
    await adopt(cwd, 'acme.yaml');
    writeFileSync(join(cwd, 'acme.yaml'), bare.replace('  /logout:', '  /sign-out:'));
    const before = textOf(cwd, overlayFile);
    const again = await adopt(cwd, 'acme.yaml', '--dry-run');
    expect(again.stdout).toContain('acme.login.yaml would change\n');
    expect(again.stdout).toMatch(/^\+ .*\/sign-out/m);
    expect(textOf(cwd, overlayFile)).toBe(before);
  });

  it('gets an action that would keep the file from loading only as a comment', async () => {
    const cwd = folderWith(stepwise);
    const { code, stdout } = await adopt(cwd, 'acme.yaml');
    expect(stdout).toMatch(/^open +POST \/password +sign-in +.*but sign-in must read login/m);
    expect(stdout).toMatch(/^– signed in +acme\.login\.yaml:\d+: no operation has the act sign-in/m);
    expect(code).toBe(0);
    expect(textOf(cwd, overlayFile)).toMatch(
      /^ {2}# # open: [^]*?\n {2}# - target: \$\.paths\['\/password'\]/m,
    );
    const check = await run(['check', '--provider', 'acme=acme.yaml'], { cwd });
    expect(check.code).toBe(0);
    expect((await adopt(cwd, 'acme.yaml')).stdout).toContain('acme.login.yaml is up to date\n');
  });

  it('gets advice about an edited action whose target is gone', async () => {
    const cwd = folderWith();
    await adopt(cwd, 'acme.yaml');
    const edited = textOf(cwd, overlayFile).replace("id: '{{account.id}}'", "id: '{{account.login}}'");
    writeFileSync(join(cwd, overlayFile), edited);
    writeFileSync(join(cwd, 'acme.yaml'), bare.replace('  /me:', '  /profile:'));
    const { stdout } = await adopt(cwd, 'acme.yaml', '--dry-run');
    const [, first, last] = /: delete lines (\d+)–(\d+), or change its target$/m.exec(stdout) ?? [];
    await adopt(cwd, 'acme.yaml');
    const lines = textOf(cwd, overlayFile).split('\n');
    lines.splice(Number(first) - 1, Number(last) - Number(first) + 1);
    expect(lines.join('\n')).not.toContain("target: $.paths['/me'].get");
    writeFileSync(join(cwd, overlayFile), lines.join('\n'));
    expect((await run(['check', '--provider', 'acme=acme.yaml'], { cwd })).code).toBe(0);
  });

  it('without a sign-in gets one on demand, and keeps it afterwards', async () => {
    const cwd = folderWith(stepwise.replace('security: []', 'security: [{ key: [] }]') + keyScheme);
    const first = await adopt(cwd, 'acme.yaml');
    expect(first.stdout).toContain(
      'no operation signs in; for a ready sign-in beside this contract: login-emulator adopt acme.yaml --sign-in password\n',
    );
    const second = await adopt(cwd, 'acme.yaml', '--sign-in', 'password');
    expect(second.stdout).toMatch(/^✓ signed in +POST \/sign-in/m);
    const third = await adopt(cwd, 'acme.yaml');
    expect(third.stdout).toContain('acme.login.yaml is up to date\nacme.fixtures.yaml is up to date\n');
    expect(third.stdout).not.toContain('no operation signs in');
  });

  it('lists at most twelve guesses', async () => {
    const { stdout } = await adopt(folderWith(guessable), 'acme.yaml', '--dry-run');
    expect(stdout.match(/^open /gm)).toHaveLength(12);
    expect(stdout).toContain('… and 3 more, as comments in acme.login.yaml\n');
  });

  it('is described as JSON', async () => {
    const cwd = folderWith();
    const { code, stdout, stderr } = await adopt(cwd, 'acme=acme.yaml', '--json');
    const data: unknown = JSON.parse(stdout);
    expect([code, stderr]).toEqual([0, '']);
    expect(data).toMatchObject({
      ...{ id: 'acme', title: 'Acme', contract: 'acme.yaml', misfits: [] },
      files: [
        { kind: 'overlay', path: overlayFile, isNew: true, isChanged: true, changes: [] },
        { kind: 'fixtures', path: fixturesFile, isNew: true, isChanged: true, changes: [] },
      ],
    });
    expect(data).toHaveProperty('marks[0]', {
      ...{ method: 'POST', path: '/login', operation: 'login', acts: ['sign-in'], certainty: 'sure' },
      reasons: expect.arrayContaining(['its request has a login and a password']),
      reads: { login: ['body.email'], password: ['body.password'], code: ['body.code'] },
      tokens: { access: 'body.token' },
      answers: expect.objectContaining({ 'signed-in': 200 }),
    });
    expect(data).toHaveProperty('proof[0]', {
      ...{ name: 'signed in', result: 'ok', operation: 'login', request: 'POST /v1/login', status: 200 },
      detail: 'token in body.token',
    });
  });

  it('is named by an id, else by its file', async () => {
    const cwd = temporaryFolder({ 'My API (v2).yaml': bare, 'rocketchat.yaml': bare });
    expect((await adopt(cwd, 'My API (v2).yaml')).stdout).toMatch(
      /--provider my-api-v2='My API \(v2\)\.yaml'\n$/,
    );
    expect((await adopt(cwd, 'rocketchat.yaml')).stdout).toMatch(
      /--provider rocketchat-2=rocketchat\.yaml\n$/,
    );
    expect((await adopt(cwd, 'own=rocketchat.yaml')).stdout).toMatch(/--provider own=rocketchat\.yaml\n$/);
  });

  it('without a login gets no session, and a line names the way out', async () => {
    const cwd = folderWith('{"openapi":"3.0.3","info":{"title":"A","version":"1"},"paths":{}}', 'acme.json');
    const { code, stdout } = await adopt(cwd, 'acme.json');
    expect(stdout).toMatch(/^– signed in +.*no operation has the act sign-in$/m);
    expect(code).toBe(0);
  });

  it('cannot colour or clear the terminal by its texts', async () => {
    const cwd = folderWith(bare.replace('title: Acme', 'title: "Ac\\e[2Jme"'));
    const plain = await adopt(cwd, 'acme.yaml');
    const coloured = await run(['adopt', 'acme.yaml'], { cwd, variables: { FORCE_COLOR: '1' } });
    for (const { stdout } of [plain, coloured]) {
      expect(stdout).toContain('Ac\\u001b[2Jme: 4 operations');
      expect(stdout).not.toContain('\u001B[2J');
    }
    expect(coloured.stdout).toContain('\u001B[32m✓\u001B[39m signed in');
  });

  it('exits with 1 if a walk fails', async () => {
    const cwd = folderWith();
    await adopt(cwd, 'acme.yaml');
    writeFileSync(
      join(cwd, overlayFile),
      textOf(cwd, overlayFile).replace(/'\{\{account\.(id|email)\}\}'/g, 'fixed'),
    );
    const { code, stdout } = await adopt(cwd, 'acme.yaml');
    expect(stdout).toMatch(/^✗ current account/m);
    expect(code).toBe(1);
  });

  it('is served until SIGTERM', async () => {
    const cwd = folderWith();
    const ended = await running(
      ['adopt', 'acme.yaml', '--serve', '--port', '0'],
      async ({ pid, printed, said }) => {
        await printed('Ctrl-C stops.');
        const [url = ''] = /http:\/\/localhost:\d+\/v1\/login/.exec(said()) ?? [];
        const wrong = { email: 'plain@example.com', password: 'wrong', device: { kind: 'web' } };
        const statuses = [];
        for (const body of [{ ...wrong, password: 'Password-1' }, wrong])
          statuses.push((await post(url, body)).status);
        expect(statuses).toEqual([200, 401]);
        process.kill(pid, 'SIGTERM');
      },
      { cwd, variables: { LOGIN_EMULATOR_PORT: '0' } },
    );
    expect(ended.code).toBe(0);
  });
});

describe('a refusal', () => {
  it.each([
    ['no file', 'missing.yaml', '', /missing\.yaml: cannot be read/],
    ['broken YAML', 'acme.yaml', 'a: [1\nb: }', /acme\.yaml:2:1: .*expected YAML/],
    ['another document', 'acme.yaml', 'hello: world', /acme\.yaml:1:1: openapi is missing/],
    [
      'Swagger 2.0',
      'acme.yaml',
      'swagger: "2.0"\ninfo: {}\npaths: {}',
      /acme\.yaml:1:1: this is Swagger 2\.0; expected OpenAPI 3\.0 or 3\.1: convert it once/,
    ],
    [
      'a contract with marks',
      'acme.yaml',
      `x-login: { version: 1 }\n${bare}`,
      /acme\.yaml has marks of its own; adopt writes them beside a contract without marks/,
    ],
    [
      'an id that is taken',
      'misaka=acme.yaml',
      bare,
      /another provider has the id misaka; choose .*misaka-2/,
    ],
    ['an id that is none', 'A B=acme.yaml', bare, /the provider id "A B" is invalid/],
  ])('names %s, and writes nothing', async (_name, word, text, message) => {
    const cwd = folderWith(text);
    const { code, stdout, stderr } = await adopt(cwd, word);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, '']);
    expect(readdirSync(cwd)).toEqual(['acme.yaml']);
  });

  it.each([
    [[], 'adopt takes one contract'],
    [['a.yaml', 'b.yaml'], 'adopt takes one contract'],
    [['acme.yaml', '--port', '0'], '--port needs --serve'],
    [['acme.yaml', '--serve', '--port', 'x'], '--port is x; expected a number from 0 to 65535'],
    [['acme.yaml', '--dry-run', '--serve'], '--serve needs the files that --dry-run does not write'],
    [['acme.yaml', '--overwrite'], '--overwrite'],
  ])('names the fault of %j', async (args, message) => {
    const cwd = folderWith();
    const { code, stderr } = await adopt(cwd, ...args);
    expect(stderr).toContain(message);
    expect([code, readdirSync(cwd)]).toEqual([2, ['acme.yaml']]);
  });
});

describe('an address', () => {
  let server: Server;
  let url = '';
  const pages: Record<
    string,
    { readonly status?: number; readonly location?: string; readonly text?: string }
  > = {
    '/openapi.json': {
      text: '{"openapi":"3.0.3","info":{"title":"Acme API","version":"1"},"paths":{}}',
    },
    '/openapi.yaml': { text: bare },
    '/moved': { status: 302, location: '/openapi.yaml' },
    '/docs': { text: '\n<!doctype html><title>Docs</title>' },
    '/health': { text: '{"status":"ok"}' },
    '/broken.yaml': { text: 'openapi: [3.1.0\ninfo: }' },
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { status, location, text } = pages[request.url ?? ''] ?? { status: 404, text: 'none' };
      response.writeHead(status ?? 200, location === undefined ? {} : { location }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('of YAML becomes a file that is named by the title', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await adopt(cwd, `${url}/openapi.yaml`);
    expect(stdout).toContain(`wrote acme.yaml, as ${url}/openapi.yaml has it\n`);
    expect(stdout).toMatch(/--provider acme=acme\.yaml\n$/);
    expect([code, textOf(cwd, 'acme.yaml')]).toEqual([0, bare]);
  });

  it('of JSON becomes a file that is named by its id', async () => {
    const cwd = temporaryFolder();
    await adopt(cwd, `own=${url}/openapi.json`);
    expect(readdirSync(cwd).toSorted()).toEqual(['own.fixtures.yaml', 'own.json', 'own.login.yaml']);
    await adopt(cwd, `${url}/openapi.json`);
    expect(existsSync(join(cwd, 'acme-api.json'))).toBe(true);
  });

  it('is followed to where it leads', async () => {
    const cwd = temporaryFolder();
    expect((await adopt(cwd, `${url}/moved`)).code).toBe(0);
    expect(textOf(cwd, 'acme.yaml')).toBe(bare);
  });

  it('writes nothing on a dry run', async () => {
    const cwd = temporaryFolder();
    const { stdout } = await adopt(cwd, `${url}/openapi.yaml`, '--dry-run');
    expect(stdout).toContain(`would write acme.yaml, as ${url}/openapi.yaml has it\n`);
    expect(stdout).toMatch(/^would write acme\.login\.yaml \(\d+ lines\)$/m);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('replaces only a contract that was adopted before', async () => {
    const cwd = folderWith('ours: true');
    const refused = await adopt(cwd, `${url}/openapi.yaml`);
    expect(refused.stderr).toContain("acme.yaml exists and isn't what");
    expect([refused.code, textOf(cwd, 'acme.yaml')]).toEqual([2, 'ours: true']);
    writeFileSync(join(cwd, 'acme.yaml'), `${bare}# before\n`);
    await adopt(cwd, 'acme.yaml');
    const changed = await adopt(cwd, `${url}/openapi.yaml`);
    expect(changed.stdout).toContain(`changed acme.yaml: ${url}/openapi.yaml has another contract now\n`);
    expect(textOf(cwd, 'acme.yaml')).toBe(bare);
    expect((await adopt(cwd, `${url}/openapi.yaml`)).stdout).not.toContain('changed acme.yaml');
  });

  it.each([
    ['/docs', 'is a page, not a contract; use the address of its openapi.json'],
    ['/none', 'answers 404; expected the OpenAPI contract'],
    ['/health', '/health is not a contract: it has no key openapi'],
    ['/broken.yaml', '/broken.yaml:2:1: '],
  ])('%s is refused, and nothing is written', async (path, message) => {
    const cwd = temporaryFolder();
    const { code, stderr } = await adopt(cwd, `${url}${path}`);
    expect(stderr).toContain(message);
    expect([code, readdirSync(cwd)]).toEqual([2, []]);
  });

  it('without a server is refused with the cause', async () => {
    const { code, stderr } = await adopt(temporaryFolder(), 'http://127.0.0.1:1/openapi.json');
    expect(stderr).toMatch(/http:\/\/127\.0\.0\.1:1\/openapi\.json cannot be fetched: \S/);
    expect(code).toBe(2);
  });
});
