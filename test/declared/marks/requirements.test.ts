import { expect, it } from '@jest/globals';
import { actRules } from '../../../src/declared/marks/act-table.ts';
import { inspectMarks } from '../../../src/declared/runtime/inspect.ts';
import { completeMark, loginContract } from './documents.ts';

const version = 1;

/** Returns the findings about an act of `POST /it`, besides those about missing answers. */
function found(
  mark: object,
  root: object = {},
  more: object = {},
  operation: object = {},
): readonly string[] {
  const post = { operationId: 'it', responses: {}, ...operation, 'x-login': mark };
  const contract = loginContract({
    root: { version, ...root },
    paths: { '/it': { post } },
    more: { ...more },
  });
  const { problems, notes } = inspectMarks(contract);
  return [...problems, ...notes]
    .filter(({ message }) => !/ha(s|ve) no answer for/.test(message))
    .map(
      ({ severity, path, atKey, message }) => `${severity} ${path.join('.')}${atKey ? '#' : ''}: ${message}`,
    );
}

const at = 'paths./it.post.x-login';

/** The values that each act must read. */
function readsOf(act: keyof typeof actRules): object {
  const names = actRules[act].requires.map(([name = '']) => name);
  return names.length === 0 ? {} : { reads: Object.fromEntries(names.map((name) => [name, `body.${name}`])) };
}

const personal = { tokens: { session: {}, personal: { outlivesSessions: true } } };
// the table of acts is the source: a new act is covered
const ofSession = (Object.keys(actRules) as (keyof typeof actRules)[]).filter(
  (act) => actRules[act].session && act !== 'sign-out',
);

it.each(ofSession)(
  'accepts %s where the security asks for no session: the act always asks for one',
  (act) => {
    const mark = { act, ...readsOf(act) };
    expect(found(mark, personal, {}, { security: [] })).toEqual([]);
    expect(found(mark, personal, {}, { security: [{ bearerAuth: [] }, {}] })).toEqual([]);
    expect(found(mark, personal, { security: [] })).toEqual([]);
    expect(found(mark, { ...personal, protect: false })).toEqual([]);
  },
);

it.each(ofSession)('accepts %s with a session, and where the contract tells nothing', (act) => {
  const mark = { act, ...readsOf(act) };
  expect(found(mark, personal)).toEqual([]);
  expect(found(mark, personal, {}, { security: [{ bearerAuth: [] }] })).toEqual([]);
  expect(found(mark, { ...personal, protect: true })).toEqual([]);
  expect(found({ ...mark, needs: true }, personal, {}, { security: [] })).toEqual([]);
});

it.each([
  [
    'an act of a session that says that it needs none',
    { act: 'current-account', needs: false },
    {},
    `error ${at}.needs: current-account needs a session, but its mark says needs: false; remove it`,
  ],
  [
    'a protected operation that needs nothing',
    { act: 'protected', needs: false },
    {},
    `error ${at}.needs: protected needs a session, but its mark says needs: false; use the act public`,
  ],
  [
    'create-token without own kinds of tokens',
    { act: 'create-token' },
    {},
    `error ${at}: create-token needs a kind of token with outlivesSessions; add to the marks at the top: tokens: { session: {}, personal: { outlivesSessions: true } }`,
  ],
  [
    'create-token without a kind that outlives sessions',
    { act: 'create-token' },
    { tokens: { access: {} } },
    `error ${at}: create-token needs a kind of token with outlivesSessions; add to the marks at the top: tokens: { personal: { outlivesSessions: true } }`,
  ],
  [
    'change-password with ends',
    { act: 'change-password', ends: 'others', reads: { newPassword: 'body.p' } },
    {},
    `error ${at}.ends#: change-password doesn't use ends; add to the marks at the top: password: { endsSessions: others }`,
  ],
  [
    'reset-password with ends',
    { act: 'reset-password', ends: 'all', reads: { newPassword: 'body.p', code: 'body.c' } },
    {},
    `error ${at}.ends#: reset-password doesn't use ends; add to the marks at the top: password: { endsSessions: all }`,
  ],
  [
    'ends of another act',
    { act: 'public', ends: 'all' },
    {},
    `error ${at}.ends#: public doesn't use ends; it is for the act sign-out`,
  ],
  [
    'an alphabet of one character',
    { act: 'public' },
    { codes: { 'sign-in': { alphabet: 'zz' } } },
    'error x-login.codes.sign-in.alphabet: the alphabet is "zz"; expected base62, base64url, hex, digits, lower, upper, or at least two different ASCII characters without blanks',
  ],
  [
    'a number of too many digits',
    { act: 'public' },
    { tokens: { session: { form: 'integer', length: 20 } } },
    'error x-login.tokens.session.length: the length is 20; an integer has at most 15 digits',
  ],
  [
    'a schema of the account that the contract lacks',
    { act: 'public' },
    { account: { schema: '#/components/schemas/Logn' } },
    'error x-login.account.schema: unknown schema #/components/schemas/Logn; did you mean #/components/schemas/Login?',
  ],
  [
    'a field that no account has',
    { act: 'update-account', reads: { fields: { nmae: 'body.name', motto: 'body.motto' } } },
    { account: { fields: {} } },
    `error ${at}.reads.fields.nmae#: no account has the field nmae; did you mean name?`,
    `error ${at}.reads.fields.motto#: no account has the field motto; add to account.fields: motto: {}`,
  ],
  [
    'ids of another form than those of the schema',
    { act: 'public' },
    { account: { fields: { id: { type: 'integer' } } } },
    'note x-login.account: an id is a text, but its field has whole numbers; set id: integer',
  ],
] as const)('reports %s', (_what, mark, root, ...messages) => {
  expect(found(mark, root)).toEqual(messages);
});

it('accepts create-token that issues a kind by its name', () => {
  expect(found({ act: 'create-token', issues: ['access'] }, { tokens: { access: {} } })).toEqual([]);
});

const byName = { ...completeMark, reads: { login: 'body.username', password: 'body.password' } };

/** Returns the notes about an act beside a sign-in. */
function notes(mark: object, login: object = byName, root: object = {}): readonly string[] {
  const post = { operationId: 'it', responses: {}, 'x-login': mark };
  const contract = loginContract({ root: { version, ...root }, mark: login, paths: { '/it': { post } } });
  return inspectMarks(contract)
    .notes.map(({ path, message }) => `${path.join('.')}: ${message}`)
    .filter((note) => note.includes('finds accounts by'));
}

it.each(['forgot-password', 'send-code', 'reset-password', 'sign-in-by-code', 'confirm-address'] as const)(
  'notes %s by an address if accounts sign in by another login',
  (act) => {
    const more = { code: 'body.code', newPassword: 'body.password' };
    const reads = { email: 'body.email', ...more };
    const note = (name: string, place: string) =>
      `${at}.reads.${name}: POST /it finds accounts by ${place}, but they sign in by body.username; if an address isn't a login, add to the marks at the top: account: { logins: [email] }`;
    expect(notes({ act, reads })).toEqual([note('email', 'body.email')]);
    expect(notes({ act, reads: { ...more, login: ['body.user', 'body.mail'] } })).toEqual([
      note('login', 'body.mail'),
    ]);
    expect(notes({ act, reads }, byName, { account: { logins: ['email'] } })).toEqual([]);
    expect(notes({ act, reads }, completeMark)).toEqual([]);
    expect(notes({ act, reads: { ...more, login: 'body.username' } })).toEqual([]);
  },
);
