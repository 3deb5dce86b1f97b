import { expect, it } from '@jest/globals';
import type { Node } from '../../../src/json.ts';
import {
  actionAt,
  answerAt,
  bodyAt,
  json,
  markAt,
  object,
  planned,
  signIn,
  taking,
  text,
} from './contract.ts';

const session = json({ schema: object({ token: text }) });
const me = {
  get: { operationId: 'me', responses: { '200': json({ schema: object({ id: text, email: text }) }) } },
};
const done = { '204': { description: 'Done' } };

it('reads the code with the password where the sign-in has it', async () => {
  const login = taking({ email: text, password: text, otp: text }, { '200': session });
  const plan = await planned({ '/login': { post: login }, '/me': me });
  expect(markAt(plan, '/login')).toMatchObject({
    act: 'sign-in',
    reads: { login: 'body.email', password: 'body.password', code: 'body.otp' },
  });
  expect(bodyAt(plan, '/login', 'second-factor-required')).toEqual({
    message: 'The code of the second factor is missing.',
  });
  expect(markAt(plan)['challenge']).toBeUndefined();
  expect(plan.accounts.map(({ account }) => account.login)).toContain('totp@example.com');
});

const step = (properties: Node) =>
  taking(properties, { '200': session }, { operationId: 'verifyTwoFactor', summary: 'Second factor' });

it('joins the second step to the sign-in by the challenge that it reads', async () => {
  const answer = json({ schema: object({ token: text, mfa_token: text }, []) });
  const plan = await planned({
    '/login': { post: signIn(answer) },
    '/login/2fa': { post: step({ mfa_token: text, code: text }) },
    '/me': me,
  });
  expect(markAt(plan, '/login/2fa')).toMatchObject({
    act: 'second-factor',
    reads: { code: 'body.code', challenge: 'body.mfa_token' },
  });
  expect(bodyAt(plan, '/login', 'second-factor-required')).toMatchObject({ mfa_token: '{{challenge.id}}' });
  expect(markAt(plan)['challenge']).toEqual({});
});

it('joins the second step to the sign-in by a cookie where nothing else does', async () => {
  const plan = await planned({
    '/login': { post: signIn(session) },
    '/login/2fa': { post: step({ code: text }) },
    '/me': me,
  });
  expect(markAt(plan)['challenge']).toEqual({ cookie: 'login_challenge' });
  const remark = actionAt(plan).remarks.find(({ path }) => path[1] === 'challenge');
  expect(remark).toMatchObject({ certainty: 'likely' });
});

it('tells a refresh from a sign-in by the grant type', async () => {
  const fields = { grant_type: text, username: text, password: text, refresh_token: text };
  const content = {
    'application/x-www-form-urlencoded': { schema: object(fields, ['grant_type']) },
  };
  const answer = json({ schema: object({ access_token: text, refresh_token: text }) });
  const plan = await planned({
    '/oauth/token': { post: { security: [], requestBody: { content }, responses: { '200': answer } } },
    '/me': me,
  });
  const mark = markAt(plan, '/oauth/token');
  expect(mark['acts']).toMatchObject([
    {
      act: 'refresh',
      when: { 'form.grant_type': 'refresh_token' },
      reads: { refresh: 'form.refresh_token' },
    },
    { act: 'sign-in', reads: { login: 'form.username', password: 'form.password' } },
  ]);
  expect(mark['act']).toBeUndefined();
});

it('names accounts by names where the sign-in does', async () => {
  const plan = await planned({
    '/login': { post: taking({ username: text, password: text }, { '200': session }) },
    '/me': me,
  });
  expect(plan.accounts[0]?.account).toEqual({
    ...{ login: 'plain', email: 'plain@example.com', password: 'Password-1' },
  });
});

/** Plans a contract whose account has these members. */
const withMembers = (members: Node) =>
  planned({
    '/login': { post: signIn(session) },
    '/me': {
      get: {
        operationId: 'me',
        responses: { '200': json({ schema: object({ id: text, email: text, ...members }) }) },
      },
    },
  });

it('gives each role an account, and usual accounts the role of a user', async () => {
  const plan = await withMembers({ user_type: { type: 'string', enum: ['ADMIN', 'USER', 'GUEST'] } });
  expect(markAt(plan)['account']).toEqual({
    role: 'user_type',
    fields: { user_type: { enum: ['ADMIN', 'USER', 'GUEST'], default: 'USER' } },
  });
  expect(bodyAt(plan, '/me', 'who-am-i')).toMatchObject({ user_type: '{{account.user_type}}' });
  const ofRoles = plan.accounts.filter(({ account }) => account['user_type'] !== undefined);
  expect(ofRoles.map(({ account }) => [account.login, account['user_type']])).toEqual([
    ['admin@example.com', 'ADMIN'],
    ['user@example.com', 'USER'],
    ['guest@example.com', 'GUEST'],
  ]);
});

it('gives each role of a list an account', async () => {
  const plan = await withMembers({ roles: { type: 'array', items: { enum: ['admin', 'editor'] } } });
  expect(markAt(plan)['account']).toEqual({
    role: 'roles',
    fields: { roles: { type: 'array', items: { enum: ['admin', 'editor'] }, default: ['editor'] } },
  });
  expect(bodyAt(plan, '/me', 'who-am-i')).toMatchObject({ roles: '{{account.roles}}' });
  const ofRoles = plan.accounts.filter(({ account }) => account['roles'] !== undefined);
  expect(ofRoles.map(({ account }) => account['roles'])).toEqual([['admin'], ['editor']]);
});

it('takes a field that only the answer of the sign-in shows', async () => {
  const user = object({ id: text, email: text, role: { enum: ['admin', 'user'] } });
  const plan = await planned({
    '/login': { post: signIn(json({ schema: object({ token: text, user }) })) },
    '/me': me,
  });
  expect(bodyAt(plan, '/login', 'signed-in')).toMatchObject({ user: { role: '{{account.role}}' } });
});

it('takes no member of the answer of a sign-in that describes no account', async () => {
  const plan = await planned({ '/login': { post: signIn(session) } });
  expect(markAt(plan)['account']).toBeUndefined();
});

it('writes no field whose name a placeholder cannot have', async () => {
  const names = ['__proto__', 'constructor', 'first-name'];
  const members = Object.fromEntries(names.map((name) => [name, text] as const));
  const plan = await withMembers(members);
  expect(markAt(plan)['account']).toBeUndefined();
});

it('signs in by a sign-up whose success has a token', async () => {
  const register = taking({ email: text, password: text }, { '201': session }, { operationId: 'register' });
  const plan = await planned({
    '/login': { post: signIn(session) },
    '/register': { post: register },
    '/me': me,
  });
  expect(markAt(plan, '/register')).toMatchObject({ act: 'sign-up', signsIn: true });
  expect(answerAt(plan, '/register', 'signed-in')).toEqual({
    ...{ status: 201, body: { token: '{{tokens.access}}' } },
  });
});

it('sends nothing of an account where the answer to a lost password shows an address', async () => {
  const forgot = taking({ email: text }, { '200': json({ schema: object({ email: text }) }) });
  const plan = await planned({
    '/login': { post: signIn(session) },
    '/forgot-password': { post: { ...forgot, operationId: 'forgotPassword' } },
    '/me': me,
  });
  expect(JSON.stringify(actionAt(plan, '/forgot-password').update)).not.toContain('{{account');
});

it('leaves an open mark as a suggestion, which shares no answers', async () => {
  const plan = await planned({
    '/things/check': { post: taking({ code: text }, done, { summary: 'Verify something' }) },
    '/login': { post: signIn(session) },
    '/me': me,
  });
  const last = plan.actions.findIndex(({ isOpen }) => isOpen);
  expect(plan.actions.slice(0, last < 0 ? undefined : last).every(({ isOpen }) => !isOpen)).toBe(true);
});

it('plans no session and no act for a contract without a login', async () => {
  const plan = await planned({ '/orders': { get: { responses: { '200': json({ example: [] }) } } } });
  expect(plan.actions.map(({ target }) => target)).toEqual([[]]);
  expect(markAt(plan)['tokens']).toBeUndefined();
});

it('reads the title of the contract, if it has one', async () => {
  expect((await planned({})).title).toBe('Acme');
  expect((await planned({}, { info: { title: 7 } })).title).toBe('the API');
});

it('answers a refresh in the form of its contract', async () => {
  const answer = json({ schema: object({ access_token: text, refresh_token: text }) });
  const plan = await planned({
    '/login': { post: signIn(answer) },
    '/refresh': { post: taking({ refresh_token: text }, { '200': answer }, { operationId: 'refresh' }) },
    '/me': me,
  });
  expect(answerAt(plan, '/refresh', 'refreshed')).toEqual({
    status: 200,
    body: { access_token: '{{tokens.access}}', refresh_token: '{{tokens.refresh}}' },
  });
  expect(markAt(plan)['tokens']).toMatchObject({ refresh: { scheme: 'none' } });
});
