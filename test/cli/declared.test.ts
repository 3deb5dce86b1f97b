import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { serve } from '../support/server.ts';
import { post, requestLines, run, serving, textAt } from './cli.ts';

const contract = readFileSync('test/support/books/books.yaml', 'utf8');
const overlay = readFileSync('test/support/books/books.login.yaml', 'utf8');

/** A folder with Books; parts of its overlay may be replaced. */
function books(
  files: Readonly<Record<string, string>> = {},
  replaced: readonly (readonly [string, string])[] = [],
) {
  const login = replaced.reduce((text, [before, after]) => text.replace(before, after), overlay);
  return temporaryFolder({ 'books.yaml': contract, 'books.login.yaml': login, ...files });
}

const provider = ['--provider', 'books=books.yaml'];
const credentials = { email: 'plain@example.com', password: 'Password-1' };

it('shows the sign-in, the accounts, the files and a curl command that works', async () => {
  const cwd = books();
  await serving(
    provider,
    async ({ said, url }) => {
      expect(said).toContain(`books (declared)\n  POST ${url}/books/login (+9 operations)\n`);
      expect(said).toContain('  files: books.yaml, books.login.yaml\n');
      const [, target = '', body = ''] = /curl (\S+) .*?-d '([^']+)'/s.exec(said) ?? [];
      expect((await post(target, JSON.parse(body))).status).toBe(200);
    },
    { cwd },
  );
});

it('notes the request budgets only if a provider has one', async () => {
  const budgets =
    'x-login:\n        counters: { all: { limit: 5, within: 1m, operations: all, always: false } }';
  const limited = books({}, [['x-login:', budgets]]);
  const policy = 'policy: { requestBudget: { calls: 5, withinSeconds: 60 } }';
  const account = 'accounts: [{ login: plain@example.com, password: Password-1 }]';
  const byFixtures = books({ 'books.fixtures.yaml': `${policy}\n${account}\n` });
  const noted = async (cwd: string, args: readonly string[] = []) => {
    const { stdout } = await serving([...provider, ...args], () => Promise.resolve(), { cwd });
    return /note: .*request budgets.*/.exec(stdout)?.[0];
  };
  const off = 'note: request budgets are off; --request-budget vendor turns them on';
  const vendor = ['--request-budget', 'vendor'];
  expect(await noted(books())).toBeUndefined();
  expect(await noted(books(), vendor)).toBeUndefined();
  expect(await noted(limited)).toBe(off);
  expect(await noted(byFixtures)).toBe(off);
  expect(await noted(limited, vendor)).toBe("note: the vendors' request budgets count");
});

it('serves a contract without marks, which has no login', async () => {
  const bare = `openapi: 3.1.0
info: { title: Bare, version: 1.0.0 }
paths: { /things: { get: { responses: { '200': { description: Things, content: { application/json: { example: [1] } } } } } } }
`;
  const cwd = temporaryFolder({ 'bare.yaml': bare });
  await serving(
    ['--provider', 'bare=bare.yaml'],
    async ({ said, url }) => {
      expect(said).not.toContain('try it');
      expect(await (await fetch(`${url}/things`)).json()).toEqual([1]);
      const { status, body } = await post(`${url}/__admin/sessions/bare`, { login: 'plain@example.com' });
      expect([status, textAt(body, 'code')]).toEqual([409, 'sign-in-withheld']);
    },
    { cwd },
  );
});

it('prints the reason of each refusal', async () => {
  const ended = await serving(
    provider,
    async ({ url }) => {
      await post(`${url}/books/login`, { ...credentials, password: 'wrong' });
      await fetch(`${url}/books/orders`);
    },
    { cwd: books() },
  );
  expect(requestLines(ended)).toEqual([
    'POST /books/login → 401 invalid-credentials · password does not match',
    'warning: books: login accepted a request that breaks the contract: /password breaks the rule minLength (8)',
    'GET /books/orders → 401 token-missing · the request carries no token',
  ]);
});

it.each([
  [
    'act: sign-in',
    'act: sign-inn',
    'books.login.yaml:35:14: x-login.act is "sign-inn"; did you mean sign-in?',
  ],
  [
    '{{lockout.seconds}}',
    '{{lockout.second}}',
    /^books\.login\.yaml:51:52: unknown name second after lockout in \{\{lockout\.second\}\}; did you mean seconds\?/,
  ],
  ["$.paths['/logout']", "$.paths['/logot']", /^books\.login\.yaml:\d+:13: .*did you mean \/logout\?/],
])('check rejects %s written as %s with the place', async (before, after, expected) => {
  const { code, stderr } = await run(['check', ...provider], { cwd: books({}, [[before, after]]) });
  expect(code).toBe(2);
  const line = stderr.trim().replace('login-emulator: ', '');
  expect(line).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

it('check notes the examples of the contract that its marks send and that break their schema', async () => {
  const contract = `openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
paths:
  /login:
    post:
      responses:
        '200': { description: In, content: { application/json: { example: { token: 5 }, schema: { $ref: '#/components/schemas/In' } } } }
        '401': { $ref: '#/components/responses/Refused' }
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password }
        answers:
          signed-in: { status: 200, example: true }
          invalid-credentials: { status: 401, example: wrong }
          missing-credentials: { status: 401, response: Refused, example: right }
  /things:
    get:
      responses:
        '200': { description: Things, content: { application/json: { schema: { type: array }, example: {} } } }
      x-login: { act: public }
  /others:
    get:
      responses:
        '200': { description: Others, content: { application/json: { schema: { type: array }, example: {} } } }
components:
  schemas: { In: { type: object, properties: { token: { type: string } } } }
  responses:
    Refused:
      description: Refused
      content:
        application/json:
          schema: { type: object, required: [error, code] }
          examples:
            wrong: { value: {} }
            right: { value: { error: No, code: 1 } }
            unused: { value: {} }
`;
  const cwd = temporaryFolder({ 'acme.yaml': contract });
  const { code, stdout } = await run(['check', '--provider', 'acme=acme.yaml'], { cwd });
  expect(code).toBe(0);
  expect(stdout.split('\n').filter((line) => line.includes('example'))).toEqual([
    'note: acme.yaml:7:75: the example, which POST /login sends, breaks its schema at /token: must be string',
    'note: acme.yaml:19:104: the example, which GET /things sends, breaks its schema at /: must be array',
    "note: acme.yaml:34:29: the example wrong, which POST /login sends, breaks its schema at /: must have required property 'error', and 1 more",
  ]);
});

it('check rejects wrong fixtures with the place', async () => {
  const cwd = books({
    'books.fixtures.yaml': 'accounts:\n  - { login: a@example.com, password: x, role: 1 }\n',
  });
  const { code, stderr } = await run(['check', ...provider], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/books\.fixtures\.yaml:2:\d+: .*role/)]);
});

it('check notes a missing answer with the line to add, and the request gets a problem that names it', async () => {
  const cwd = books({}, [['invalid-credentials: { status: 401, body: { error: Wrong password. } }', '']]);
  const { code, stdout } = await run(['check', ...provider], { cwd });
  expect([code, stdout.split('\n')]).toEqual([
    0,
    [
      'books (declared): the default accounts: 9 accounts, 0 scenarios',
      expect.stringMatching(
        /^note: books\.login\.yaml:\d+:9: POST \/login has no answer for invalid-credentials; add to its answers: /,
      ),
      '',
    ],
  ]);
  await serving(
    provider,
    async ({ url }) => {
      const { status, body } = await post(`${url}/books/login`, { ...credentials, password: 'wrong' });
      expect([status, textAt(body, 'detail')]).toEqual([
        401,
        expect.stringContaining('add it to x-login.answers'),
      ]);
    },
    { cwd },
  );
});

it('outcomes lists every answer with its source and how to reach it', async () => {
  const { stdout } = await run(['outcomes', 'books', ...provider], { cwd: books() });
  expect(stdout).toContain(
    [
      '  403 account-disabled (the first of its status)',
      '    reach:  sign in as disabled@example.com',
      '    rule:   documented: https://books.example.com/docs',
      '    form:   {"error":"Your account is closed."}',
    ].join('\n'),
  );
});

it('exec, scenarios of a file and --state work for a declared provider', async () => {
  const cwd = books({
    'books.fixtures.yaml':
      'accounts: [{ login: a@example.com, password: x }]\nscenarios: [{ operation: titles, outcome: unavailable }]\n',
  });
  const program =
    'fetch(process.env.LOGIN_EMULATOR_URL + "/books/titles").then(({ status }) => console.log(status))';
  const ended = await run(['exec', ...provider, '--', process.execPath, '-e', program], { cwd });
  expect(ended).toMatchObject({ code: 0, stdout: '503\n' });
  const state = [...provider, '--state', join(cwd, 'state.json')];
  let token = '';
  await serving(
    state,
    async ({ url }) => {
      const { body } = await post(`${url}/books/login`, { email: 'a@example.com', password: 'x' });
      token = textAt(body, 'access');
    },
    { cwd },
  );
  await serving(
    state,
    async ({ url }) => {
      const me = await fetch(`${url}/books/me`, { headers: { authorization: `Bearer ${token}` } });
      expect(me.status).toBe(200);
    },
    { cwd },
  );
});

it('forwards other operations to the fallback after the check of the session', async () => {
  const own = await serve((incoming, response) => void response.end(`own ${String(incoming.url)}`));
  await serving(
    [...provider, '--fallback', `books=${own.url}`],
    async ({ url }) => {
      expect((await fetch(`${url}/books/orders`)).status).toBe(401);
      const { body } = await post(`${url}/books/login`, credentials);
      const headers = { authorization: `Bearer ${textAt(body, 'access')}` };
      expect(await (await fetch(`${url}/books/orders`, { headers })).text()).toBe('own /books/orders');
      expect((await fetch(`${url}/books/reports`, { headers })).status).toBe(403);
      const forced = await fetch(`${url}/books/orders`, { headers: { ...headers, prefer: 'example=none' } });
      expect(await forced.json()).toEqual([]);
    },
    { cwd: books() },
  );
  await own.close();
});

it.each([[['check', ...provider]], [['outcomes', ...provider, 'books']]])(
  'escapes control characters of a contract in %j',
  async (words) => {
    const extra = `paths:\n  /extra: { get: { operationId: "x\\e[31m", responses: { '200': { description: x } } } }\n  /other: { "g\\e[31m": {} }`;
    const cwd = books({ 'books.yaml': contract.replace('paths:', extra) });
    const { code, stdout } = await run(words, { cwd });
    expect([code, stdout.includes('\u001b')]).toEqual([0, false]);
    expect(stdout).toContain('\\u001b[31m');
  },
);
