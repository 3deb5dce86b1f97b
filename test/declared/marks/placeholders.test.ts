import { expect, it } from '@jest/globals';
import schema from '../../../openapi/schema/x-login.schema.json' with { type: 'json' };
import { inspectMarks } from '../../../src/declared/runtime/inspect.ts';
import { isRecord } from '../../../src/json.ts';
import { completeMark, loginContract } from './documents.ts';

const version = 1;
const wrong = '{{acount.email}}';
const unknown = 'unknown source acount in {{acount.email}}; did you mean account?';
const atLogin = 'paths./login.post.x-login';

function found(contract: Parameters<typeof loginContract>[0]): readonly string[] {
  const { problems, notes } = inspectMarks(loginContract(contract));
  return [...problems, ...notes].map(
    ({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`,
  );
}

const answer = { body: { deep: [wrong] }, headers: { 'X-One': wrong, 'X-Two': ['a', wrong] } };
const { answers } = completeMark;

it.each([
  [
    'the answers at the top',
    { root: { version, answers: { 'locked-out': answer } } },
    ['body.deep.0', 'headers.X-One', 'headers.X-Two.1'].map((at) => `x-login.answers.locked-out.${at}`),
  ],
  [
    'the answers to requests that reach no operation',
    { root: { version, errors: { 'not-found': answer } } },
    ['body.deep.0', 'headers.X-One', 'headers.X-Two.1'].map((at) => `x-login.errors.not-found.${at}`),
  ],
  [
    'the answers of an operation',
    { mark: { ...completeMark, answers: { ...answers, 'locked-out': answer } } },
    ['body.deep.0', 'headers.X-One', 'headers.X-Two.1'].map((at) => `${atLogin}.answers.locked-out.${at}`),
  ],
  [
    'the answers of one of several acts',
    {
      mark: {
        answers,
        reads: completeMark.reads,
        acts: [
          { act: 'sign-in', when: { 'body.a': 1 } },
          { act: 'sign-in', answers: { 'locked-out': answer } },
        ],
      },
    },
    ['body.deep.0', 'headers.X-One', 'headers.X-Two.1'].map(
      (at) => `${atLogin}.acts.1.answers.locked-out.${at}`,
    ),
  ],
  [
    'the claims of a token',
    { root: { version, tokens: { access: { form: 'jwt', claims: { sub: wrong } } } } },
    ['x-login.tokens.access.claims.sub'],
  ],
  [
    'the claims of a challenge',
    { root: { version, challenge: { form: 'jwt', claims: { sub: wrong } } } },
    ['x-login.challenge.claims.sub'],
  ],
  ['the link of all codes', { root: { version, code: { link: `/${wrong}` } } }, ['x-login.code.link']],
  [
    'the link of one purpose',
    { root: { version, codes: { 'reset-password': { link: `/${wrong}` } } } },
    ['x-login.codes.reset-password.link'],
  ],
] as const)('reports a wrong placeholder in %s', (_where, contract, paths) => {
  expect(found(contract).filter((text) => text.startsWith('error'))).toEqual(
    paths.map((path) => `error ${path}: ${unknown}`),
  );
});

it('reports a wrong placeholder in the words for a broken rule', () => {
  const root = { version, validation: { rules: { required: { text: '{{feild}} is needed' } } } };
  expect(found({ root })).toEqual([
    'error x-login.validation.rules.required.text: unknown source feild in {{feild}}; did you mean field?',
  ]);
});

it('reports a wrong placeholder about the token itself in claims', () => {
  const root = { version, tokens: { access: { form: 'jwt', claims: { jti: '{{token.idd}}' } } } };
  expect(found({ root })).toEqual([
    'error x-login.tokens.access.claims.jti: unknown name idd after token in {{token.idd}}; did you mean id?',
  ]);
});

it.each([
  [
    'the attributes of the cookie of a token',
    { tokens: { session: { scheme: 'cookie', cookie: { Domain: '{{origin}}' } } } },
    'x-login.tokens.session.cookie.Domain: Domain takes no placeholder, so {{origin}} stays a text',
  ],
  [
    'the header of a jwt',
    { tokens: { session: { form: 'jwt', header: { sub: '{{account.id}}' } } } },
    'x-login.tokens.session.header.sub: sub takes no placeholder, so {{account.id}} stays a text',
  ],
  [
    'the code of a rule',
    { validation: { rules: { required: { code: '{{rule}}' } } } },
    'x-login.validation.rules.required.code: code takes no placeholder, so {{rule}} stays a text',
  ],
])('notes a placeholder in %s', (_where, root, note) => {
  expect(found({ root: { version, ...root } })).toEqual([`note ${note}`]);
});

it('notes a field that no account has if the marks declare fields', () => {
  const mark = {
    ...completeMark,
    answers: { ...answers, 'signed-in': { body: '{{account.nikc}} {{account.password}} {{account.nick}}' } },
  };
  const known = { root: { version, account: { fields: { nick: {} } } }, mark };
  expect(found(known)).toEqual([
    `note ${atLogin}.answers.signed-in.body: unknown name nikc after account in {{account.nikc}}; did you mean nick?`,
  ]);
  expect(found({ mark })).toEqual([]);
});

/** Returns the keys of the schema whose texts have placeholders, according to their descriptions. */
function templateKeys(node: unknown, path: readonly string[]): readonly string[] {
  if (!isRecord(node)) return [];
  const { description } = node;
  const isTemplate =
    typeof description === 'string' && /as a template|have placeholders|can name `{{/.test(description);
  const below = Object.entries(node).flatMap(([key, value]) => templateKeys(value, [...path, key]));
  return isTemplate
    ? [path.filter((key) => !/^(\$defs|properties|additionalProperties)$/.test(key)).join('.'), ...below]
    : below;
}

it('knows every key of the marks that takes placeholders', () => {
  // the tests above have a row for each
  expect(templateKeys(schema, [])).toEqual([
    'validation.rules.text',
    'Answer.body',
    'Answer.headers',
    'Token.claims',
    'Challenge.claims',
    'Code.link',
  ]);
});

it.each([
  [
    'by {{session.scopes}}',
    "session.scopes is a list, which a text can't contain; use .json, .length, or an item's number",
  ],
  [
    'at {{request.path}}',
    "request.path is an object, which a text can't contain; use .json, or name one of its members",
  ],
  [
    'in {{account.teams}}',
    "account.teams is a list, which a text can't contain; use .json, .length, or an item's number",
  ],
  [
    'to {{account.address}}',
    "account.address is an object, which a text can't contain; use .json, or name one of its members",
  ],
  ['{{request.bdy}}', 'unknown name bdy after request in {{request.bdy}}; did you mean body?'],
])('reports %s in a text', (text, message) => {
  const account = { fields: { teams: { type: 'array' }, address: { type: 'object' } } };
  const root = { version, account, answers: { 'locked-out': { body: text } } };
  expect(found({ root })).toContain(`error x-login.answers.locked-out.body: ${message}`);
});
