import { afterAll, describe, expect, it } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';
import {
  exchangeProblemText,
  runExchanges,
  targetOf,
  type ExchangeTable,
  type Step,
} from '../../src/testing/exchange-tables.ts';

const started = createEmulator({
  ...{ port: false, seed: 'tables', now: '2026-11-21T12:00:00Z' },
  providers: ['misaka', 'rocketchat', 'onlyoffice'],
});
afterAll(async () => (await started).close());

async function problemsOf(table: unknown, provider = 'misaka'): Promise<readonly string[]> {
  // tables come from files, so their types are only a promise
  const problems = await runExchanges(table as ExchangeTable, targetOf(await started, provider));
  return problems.map(exchangeProblemText);
}

const flowOf = (...steps: readonly unknown[]) => ({ flows: [{ name: 'one', steps }] });

const login = {
  method: 'POST',
  path: '/session/login',
  body: { email: 'plain@example.com', password: 'Password-1' },
};
const signIn: Step = { request: login, answer: { status: 200, body: { access: '<save:token>' } } };
const known = { detail: '<any>', user: '<any>', access: '<any>', refresh: '<any>', access_token: '<any>' };
const profile = (token: string, answer: object): Step => ({
  request: { method: 'GET', path: '/session/token', headers: { authorization: `Bearer ${token}` } },
  answer: { status: 200, ...answer },
});

describe('a table that matches', () => {
  it('signs in, uses the saved token, and lets it expire', async () => {
    const table = flowOf(
      signIn,
      profile('<use:token>', { outcome: 'who-am-i', body: '<any>' }),
      { clock: '+1d1h' },
      { ...profile('<use:token>', {}), answer: { status: 401 } },
    );
    expect(await problemsOf(table)).toEqual([]);
  });

  it('sends the current code of an account, and the code that was sent', async () => {
    const form = (user: string, code: string) => ({ user, password: 'Password-1', code });
    const request = { method: 'POST', path: '/login' };
    const codes = flowOf(
      { request: { ...request, form: form('totp', '<code:totp>') }, answer: { status: 200 } },
      { request: { ...request, form: { user: 'mail', password: 'Password-1' } }, answer: { status: 401 } },
      { request: { ...request, form: form('mail', '<sent:mail>') }, answer: { status: 200 } },
    );
    expect(await problemsOf(codes, 'rocketchat')).toEqual([]);
  });

  it('repeats a request, changes an account and arms a scenario', async () => {
    const table = flowOf(
      { ...signIn, times: 3 },
      { scenario: { outcome: 'server-error', times: 1 }, request: login, answer: { status: 500 } },
      {
        account: { login: 'plain@example.com', password: 'Other-1' },
        request: login,
        answer: { status: 401 },
      },
    );
    expect(await problemsOf(table)).toEqual([]);
  });

  it('keeps cookies in a flow with a jar', async () => {
    const request = {
      method: 'POST',
      path: '/authentication',
      body: { userName: 'plain@example.com', password: 'Password-1' },
    };
    const cookie = { value: '<save:key>', path: '/' };
    const self = { method: 'GET', path: '/people/@self' };
    const steps = [
      {
        request,
        answer: {
          status: 200,
          cookies: { asc_auth_key: cookie },
          body: { token: '<text>' },
        },
      },
      { request: self, answer: { status: 200 } },
    ];
    expect(await problemsOf({ flows: [{ name: 'jar', jar: true, steps }] }, 'onlyoffice')).toEqual([]);
    expect(await problemsOf({ flows: [{ name: 'no jar', steps }] }, 'onlyoffice')).toEqual([
      expect.stringContaining('flow "no jar", step 2, answer.status: expected 200, got 401'),
    ]);
  });

  it('resets the namespace before each flow', async () => {
    const change = {
      account: { login: 'plain@example.com', password: 'Other-1' },
      request: login,
      answer: { status: 401 },
    };
    const flows = [
      { name: 'one', steps: [change] },
      { name: 'two', steps: [signIn] },
    ];
    expect(await problemsOf({ flows })).toEqual([]);
  });
});

describe('a table with a mistake', () => {
  it.each<[string, unknown, string]>([
    ['a wrong status', { ...signIn, answer: { status: 201 } }, 'answer.status: expected 201, got 200'],
    [
      'a wrong outcome',
      { ...signIn, answer: { status: 200, outcome: 'done' } },
      'answer.outcome: expected "done", got "signed-in"',
    ],
    [
      'a missing member',
      { ...signIn, answer: { status: 200, body: { tokn: '<any>' } } },
      'answer.body.tokn: expected <any>, but it is missing',
    ],
    [
      'another type',
      { ...signIn, answer: { status: 200, body: { access: '<number>' } } },
      'answer.body.access: expected a number, got "',
    ],
    [
      'another text',
      { ...signIn, answer: { status: 200, body: { access: 'ey<any>!' } } },
      'answer.body.access: expected "ey<any>!", got "',
    ],
    [
      'a member too many',
      { ...signIn, answer: { status: 200, exact: true, body: known } },
      "answer.body.refresh_token: isn't in the table: ",
    ],
    [
      'a member that may not exist',
      { ...signIn, answer: { status: 200, body: { access: '<absent>' } } },
      'answer.body.access: expected nothing, got "',
    ],
    [
      'a list instead of an object',
      { ...signIn, answer: { status: 200, body: [] } },
      'answer.body: expected a list, got {',
    ],
    [
      'another header',
      { ...signIn, answer: { status: 200, headers: { 'content-type': 'text/html' } } },
      'answer.headers.content-type: expected "text/html", got "application/json',
    ],
    [
      'a cookie that is not set',
      { ...signIn, answer: { status: 200, cookies: { sid: '<any>' } } },
      'answer.cookies.sid: expected <any>, but it is missing',
    ],
    [
      'a cookie that is not deleted',
      { ...signIn, answer: { status: 200, cookies: { sid: '<cleared>' } } },
      "answer.cookies.sid: expected a deleted cookie, but the answer doesn't set it",
    ],
  ])('reports %s', async (_, step, message) => {
    expect(await problemsOf(flowOf(step))).toEqual([
      expect.stringContaining(`flow "one", step 1, ${message}`),
    ]);
  });

  it.each<[string, unknown, string]>([
    [
      'an unknown name',
      profile('<use:tokn>', {}),
      ': <use:tokn>: no earlier step saved it; nothing was saved',
    ],
    ['a misspelt key', { ...signIn, anwser: {} }, ', anwser: is an unknown key; did you mean answer?'],
    [
      'a misspelt key of an answer',
      { request: login, answer: { status: 200, bdy: {} } },
      ', answer.bdy: is an unknown key; did you mean body?',
    ],
    [
      'a misspelt marker',
      { request: login, answer: { status: 200, body: { token: '<sve:a>' } } },
      ', answer.body.token: <sve:a> is an unknown marker; did you mean save?',
    ],
    [
      'a marker without a name',
      { request: login, answer: { status: 200, body: { token: '<save>' } } },
      ', answer.body.token: <save> needs a name: <save:name>',
    ],
    [
      'a marker that has no meaning',
      profile('<any>', {}),
      ', request.headers.authorization: <any> has no meaning here; the markers here are use, code, sent',
    ],
    ['a request without an answer', { request: login }, ', answer: a request needs an answer to compare'],
    [
      'a path without a slash',
      { request: { method: 'GET', path: 'a' }, answer: { status: 200 } },
      ', request.path: expected a path that starts with /',
    ],
    [
      'a body and a form',
      { request: { ...login, form: {} }, answer: { status: 200 } },
      ', request.form: a request has a body or a form',
    ],
    ['zero repetitions', { ...signIn, times: 0 }, ', times: expected a number of at least 1'],
    ['a wrong duration', { ...signIn, clock: '15m' }, ': clock: expected a duration such as +15m, got 15m'],
  ])('rejects %s', async (_, step, message) => {
    expect(await problemsOf(flowOf(step))).toEqual([`flow "one", step 1${message}`]);
  });

  it.each<[unknown, string]>([
    [{}, 'flows: expected a list of flows'],
    [{ flows: [] }, 'flows: expected a list of flows'],
    [
      { flows: [{ name: 'one', steps: [{ clock: '+1m' }] }] },
      'flow "one", steps: expected at least one step with a request',
    ],
    [
      { flows: [{ name: 'one', jr: true, steps: [signIn] }] },
      'flow "one", jr: is an unknown key; did you mean jar?',
    ],
  ])('rejects %j, which would check nothing', async (table, message) => {
    expect(await problemsOf(table)).toEqual([message]);
  });

  it('compares later answers of a repeated request, too', async () => {
    const wrong = { ...login, body: { ...login.body, password: 'wrong' } };
    const [problem] = await problemsOf(flowOf({ request: wrong, answer: { status: 401 }, times: 30 }));
    expect(problem).toMatch(
      /^flow "one", step 1, answer\.status: expected 401, got 4.* \(request \d+ of 30\)$/,
    );
  });

  it('names the file of the table, the flow, the step, the expected value and the actual one', async () => {
    const table = { name: 'misaka.yaml', ...flowOf(signIn, { ...signIn, answer: { status: 201 } }) };
    expect(await problemsOf(table)).toEqual([
      expect.stringContaining('misaka.yaml, flow "one", step 2, answer.status: expected 201, got 200: {"'),
    ]);
    expect(await problemsOf({ name: 'misaka.yaml' })).toEqual([
      'misaka.yaml, flows: expected a list of flows',
    ]);
  });

  it('notices that a saved value changed', async () => {
    const again = { ...signIn, answer: { status: 200, body: { access: '<use:token>' } } };
    expect(await problemsOf(flowOf(signIn, { clock: '+1m' }, again))).toEqual([
      expect.stringMatching(/^flow "one", step 3, answer\.body\.access: expected ".+ \(<use:token>\), got "/),
    ]);
  });

  it('ends a flow at its first problem, and runs the next flow', async () => {
    const wrong = { ...signIn, answer: { status: 201 } };
    const flows = ['one', 'two'].map((name) => ({ name, steps: [wrong, wrong] }));
    const problems = await problemsOf({ flows });
    expect(problems.map((text) => text.slice(0, 18))).toEqual(['flow "one", step 1', 'flow "two", step 1']);
  });
});

it('refuses a provider that the emulator does not serve', async () => {
  const emulator = await started;
  expect(() => targetOf(emulator, 'interserver')).toThrow("the emulator doesn't serve interserver");
});
