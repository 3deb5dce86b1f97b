import { expect, it } from '@jest/globals';
import { findingsOf, type MarkChecks } from '../../../src/declared/marks/check.ts';
import { completeMark, loginContract } from './documents.ts';

const version = 1;
const atLogin = 'paths./login.post.x-login';

/** Finds what is wrong, each as `severity place: message`; a place that is a key ends in `#`. */
function found(contract: Parameters<typeof loginContract>[0], checks?: MarkChecks): readonly string[] {
  return findingsOf(loginContract(contract), checks).map(
    ({ severity, path, atKey, message }) => `${severity} ${path.join('.')}${atKey ? '#' : ''}: ${message}`,
  );
}

it('finds nothing in complete marks', () => {
  expect(found({})).toEqual([]);
});

it.each([
  [
    'another version',
    { root: { version: 2 } },
    'error x-login.version: version 2 of the marks is unknown; expected 1, or a newer login-emulator',
  ],
  ['no version', { root: {} }, 'error x-login: version is missing in x-login'],
  [
    'neither act nor acts',
    { mark: {} },
    `error ${atLogin}: x-login is keys with values; expected either act or acts`,
  ],
  [
    'both act and acts',
    { mark: { act: 'public', acts: [{ act: 'public' }, { act: 'public' }] } },
    `error ${atLogin}: x-login is keys with values; expected either act or acts`,
  ],
  [
    'an unknown act',
    { mark: { act: 'signin' } },
    `error ${atLogin}.act: x-login.act is "signin"; did you mean sign-in?`,
  ],
  [
    'a misspelt key',
    { mark: { act: 'public', reads: { pasword: 'body.p' } } },
    `error ${atLogin}.reads.pasword#: unknown key pasword in x-login.reads; did you mean password?`,
  ],
  [
    'an unknown outcome',
    { mark: { act: 'public', answers: { 'invalid-credential': {} } } },
    `error ${atLogin}.answers.invalid-credential#: unknown outcome invalid-credential; did you mean invalid-credentials?`,
  ],
  [
    'a reason in capitals',
    { root: { version, answers: { 'token-invalid/Used': {} } } },
    'error x-login.answers.token-invalid/Used#: invalid key token-invalid/Used; expected an outcome such as invalid-credentials or token-invalid/reused',
  ],
  [
    'an invalid name of a token',
    { root: { version, tokens: { Access: {} } } },
    'error x-login.tokens.Access#: invalid key Access; expected a name such as access: letters, digits and hyphens, with a lower-case letter first',
  ],
  [
    'an invalid duration',
    { root: { version, tokens: { access: { lifetime: 'soon' } } } },
    'error x-login.tokens.access.lifetime: x-login.tokens.access.lifetime is "soon"; expected a duration such as 90s, 15m, 1h30m, 7d, forever, or a number of seconds',
  ],
  [
    'an invalid place',
    { mark: { act: 'public', reads: { password: 'boby.p' } } },
    `error ${atLogin}.reads.password: x-login.reads.password is "boby.p"; expected a place such as body.email, a list of places, or { at: a place, prefix: a text }`,
  ],
  [
    'an invalid place in a list',
    { mark: { act: 'public', reads: { login: ['body.a', 'b'] } } },
    `error ${atLogin}.reads.login.1: x-login.reads.login[1] is "b"; expected a place such as body.email, or { at: a place, prefix: a text }`,
  ],
  [
    'a wrapped place without a place',
    { mark: { act: 'public', reads: { login: { prefix: 'x' } } } },
    `error ${atLogin}.reads.login: at is missing in x-login.reads.login`,
  ],
  [
    'a misspelt key of a wrapped place',
    { mark: { act: 'public', reads: { login: { at: 'body.a', prefx: 'x' } } } },
    `error ${atLogin}.reads.login.prefx#: unknown key prefx in x-login.reads.login; did you mean prefix?`,
  ],
  [
    'a misspelt requirement',
    { root: { version, protect: { rol: 'admin' } } },
    'error x-login.protect.rol#: unknown key rol in x-login.protect; did you mean role?',
  ],
  [
    'an unknown lockout',
    { root: { version, lockout: 'never' } },
    'error x-login.lockout: x-login.lockout is "never"; expected none, or keys such as attempts',
  ],
])('reports one error for %s', (_name, contract, message) => {
  expect(found(contract)).toEqual([message]);
});

it.each([
  [
    'kind of token',
    { mark: { ...completeMark, issues: ['sesion'] } },
    `error ${atLogin}.issues.0: unknown token sesion; did you mean session?`,
  ],
  [
    'counter',
    { mark: { ...completeMark, counters: ['mails'] } },
    `error ${atLogin}.counters.0: unknown counter mails; the contract has no counters`,
  ],
  [
    'security scheme',
    { root: { version, tokens: { access: { security: 'bearerauth' } } } },
    'error x-login.tokens.access.security: unknown security scheme bearerauth; did you mean bearerAuth?',
  ],
  [
    'operationId',
    { root: { version, counters: { a: { limit: 1, within: '1m', operations: ['logn'] } } } },
    'error x-login.counters.a.operations.0: unknown operationId logn; did you mean login?',
  ],
  [
    'level',
    { root: { version, levels: ['password', 'full'], protect: { level: 'ful' } } },
    'error x-login.protect.level: unknown level ful; did you mean full?',
  ],
  [
    'cookie',
    {
      mark: {
        ...completeMark,
        answers: { ...completeMark.answers, 'signed-in': { status: 200, example: true, sets: ['sid'] } },
      },
    },
    `error ${atLogin}.answers.signed-in.sets.0: unknown token sid; expected one of session`,
  ],
])('reports an unknown %s', (_name, contract, message) => {
  expect(found(contract)).toContain(message);
});

it.each([
  [
    'sign-in without password',
    { act: 'sign-in', reads: { login: 'body.email' } },
    'sign-in must read password; add reads: { password: body.… }',
  ],
  [
    'a confirmation without code and token',
    { act: 'confirm-address' },
    'confirm-address must read code or token; add reads: { code: body.… }',
  ],
  [
    'csrf without the marks of it',
    { act: 'csrf' },
    'csrf issues a token of `csrf`, which the marks at the top lack',
  ],
  [
    'a second step that finds no sign-in',
    { act: 'second-factor', reads: { code: 'body.code' } },
    'second-factor must find its sign-in: by reads.challenge, by reads.login, or by the levels of a session',
  ],
  [
    'a challenge without the marks of it',
    { ...completeMark, secondFactor: 'challenge' },
    'secondFactor: challenge needs `challenge` in the marks at the top',
  ],
])('reports %s', (_name, mark, message) => {
  expect(found({ mark })).toContain(`error ${atLogin}: ${message}`);
});

it('reports a refresh without a refresh token if no token travels with each request', () => {
  const root = { version, tokens: { refresh: {} } };
  expect(found({ root, mark: { act: 'refresh' } })[0]).toBe(
    `error ${atLogin}: refresh must read refresh; add reads: { refresh: body.… }`,
  );
  expect(found({ mark: { act: 'refresh' } }).filter((line) => line.startsWith('error'))).toEqual([]);
});

it.each([
  [
    'a name that the status lacks',
    { status: 401, example: 'wrongPasword' },
    'example: unknown example wrongPasword at 401; did you mean wrongPassword?',
  ],
  [
    'several examples without a name',
    { status: 401, example: true },
    'example: the response at 401 has several examples; name one of wrongPassword, otp',
  ],
  [
    'an undeclared status',
    { status: 403, example: true },
    'example: POST /login declares no response 403 with an example; it has 200, 401. Name a response of the components in `response`, or write a `body`',
  ],
  [
    'an unknown response',
    { response: 'Unauthorised', example: true },
    'response: unknown response Unauthorised; did you mean Unauthorized?',
  ],
  [
    'a name that the response lacks',
    { response: 'Unauthorized', example: 'tokn' },
    'example: unknown example tokn in components.responses.Unauthorized; did you mean token?',
  ],
])('reports an answer with %s', (_name, answer, message) => {
  const mark = { ...completeMark, answers: { ...completeMark.answers, 'invalid-credentials': answer } };
  expect(found({ mark })).toEqual([`error ${atLogin}.answers.invalid-credentials.${message}`]);
});

it('reports acts that no request reaches', () => {
  const acts = [
    { ...completeMark, when: { 'body.email': ['a', 'b'] } },
    { act: 'keys', when: { 'body.email': 'a' } },
    { act: 'public' },
    { act: 'keys', when: { 'body.email': { present: true } } },
  ];
  expect(found({ mark: { acts } })).toEqual([
    `error ${atLogin}.acts.1.when#: no request reaches keys: acts[0] (sign-in) matches first at POST /login`,
    `error ${atLogin}.acts.3.when#: no request reaches keys: acts[2] (public) matches first at POST /login`,
  ]);
});

it('notes places and parameters that the operation does not declare', () => {
  const reads = { login: 'body.emial', password: 'body.password', pool: 'path.tenant' };
  expect(found({ mark: { ...completeMark, reads } }).slice(0, 2)).toEqual([
    `note ${atLogin}.reads.login: POST /login doesn't declare body.emial; did you mean email?`,
    `error ${atLogin}.reads.pool: POST /login has no path parameter tenant; it has none`,
  ]);
});

it('notes values, answers and reasons without effect', () => {
  const answers = {
    ...completeMark.answers,
    'who-am-i': {},
    'invalid-credentials/late': {},
    'invalid-credentials/unknown-login': {},
  };
  const reads = { ...completeMark.reads, newPassword: 'body.password' };
  expect(found({ mark: { ...completeMark, reads, answers } })).toEqual([
    `note ${atLogin}.reads.newPassword: sign-in doesn't use reads.newPassword`,
    `note ${atLogin}.answers.who-am-i#: sign-in never has the outcome who-am-i`,
    `note ${atLogin}.answers.invalid-credentials/late#: no act decides invalid-credentials/late; only a scenario or the Prefer header selects it`,
  ]);
});

it('reports marks at places where they have no effect, and notes misspelt ones', () => {
  const more = { 'x-logn': {}, 'x-logo': {}, info: { 'x-login': {} } };
  expect(found({ more })).toEqual([
    'error info.x-login#: x-login has no effect here; expected it at the top, in an operation, or in an example',
    'note x-logn#: x-logn has no effect; did you mean x-login?',
  ]);
});

it('checks the marks of examples, and ignores those in their values', () => {
  const examples = { one: { value: { 'x-login': 1 }, 'x-login': { rol: 'admin' } } };
  const get = { responses: { '200': { content: { 'application/json': { examples } } } } };
  expect(found({ paths: { '/users': { get } } })).toEqual([
    'error paths./users.get.responses.200.content.application/json.examples.one.x-login.rol#: unknown key rol in x-login; did you mean role?',
  ]);
});

it('reports the problems of placeholders at their places', () => {
  const seen: unknown[] = [];
  const templateProblems: MarkChecks['templateProblems'] = (template, use) => {
    seen.push([use, template]);
    return use === 'claims'
      ? [{ severity: 'error', path: ['sub'], atKey: false, message: 'unknown root acount' }]
      : [];
  };
  const root = { version, tokens: { access: { form: 'jwt', claims: { sub: '{{acount.id}}' } } } };
  expect(found({ root }, { templateProblems })).toEqual([
    'error x-login.tokens.access.claims.sub: unknown root acount',
  ]);
  expect(seen).toEqual([
    ['answer', { error: 'Bad request' }],
    ['claims', { sub: '{{acount.id}}' }],
  ]);
});
