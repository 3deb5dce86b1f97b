import { expect, it } from '@jest/globals';
import type { Habit } from '../../../src/adopt/habits/habit.ts';
import type { Act } from '../../../src/declared/marks/names.ts';
import type { Marks } from '../../../src/declared/marks/types.ts';
import { declaredApi, type DeclaredApi } from '../../support/declared.ts';
import { galleryContract, habitIn, laravelWithTokens, springdoc } from './contracts.ts';

const login = { login: 'body.email', password: 'body.password' };
const operations: readonly (readonly [string, Act])[] = [
  ['POST /login', { act: 'sign-in', reads: login }],
  ['POST /code', { act: 'second-factor', reads: { code: 'body.code', login: 'body.email' } }],
  ['POST /refresh', { act: 'refresh', reads: { refresh: 'body.refresh' } }],
  ['POST /logout', { act: 'sign-out' }],
  ['GET /me', { act: 'current-account' }],
  ['PATCH /me', { act: 'update-account', reads: { fields: { name: 'body.name' } } }],
  ['POST /register', { act: 'sign-up', reads: login }],
  ['POST /confirm', { act: 'confirm-address', reads: { token: 'body.token' } }],
  ['POST /reset', { act: 'reset-password', reads: { token: 'body.token', newPassword: 'body.password' } }],
  [
    'POST /password',
    { act: 'change-password', reads: { currentPassword: 'body.old', newPassword: 'body.password' } },
  ],
  ['POST /factor', { act: 'confirm-factor', reads: { code: 'body.code' } }],
  ['POST /verify', { act: 'introspect', reads: { token: 'body.token' } }],
  ['GET /csrf', { act: 'csrf' }],
];

/** Serves a small API by a habit alone: its contract declares no answer and no security scheme. */
async function served(contract: unknown): Promise<DeclaredApi> {
  const habit = habitIn(typeof contract === 'string' ? await galleryContract(contract) : contract);
  if (habit === undefined) throw new Error('the contract shows no framework');
  const values = Object.entries(habit.marks).map(([name, { value }]) => [name, value]);
  const marks = Object.fromEntries(values) as Omit<Marks['Marks'], 'version' | 'account'>;
  const used = operations.filter(
    ([, { act }]) =>
      (act !== 'refresh' || marks.tokens?.['refresh'] !== undefined) &&
      (act !== 'csrf' || marks.csrf !== undefined),
  );
  const acts = new Set<string>(used.map(([, { act }]) => act));
  expect(Object.keys(habit.acts).filter((act) => !acts.has(act))).toEqual([]);
  return declaredApi({
    marks: { ...marks, tokens: { ...marks.tokens, ...habit.choices?.value.tokens }, answers: habit.answers },
    operations: Object.fromEntries(used.map(([name, mark]) => [name, markOf(habit, mark)])),
  });
}

/** Adds the answers of a habit to a mark. A sign-in whose request chooses its tokens has several acts. */
function markOf({ acts, choices }: Habit, mark: Act): Marks['Operation'] {
  const answers = acts[mark.act] ?? {};
  if (choices === undefined || mark.act !== 'sign-in') return { ...mark, answers };
  const { act, reads = {} } = mark;
  return { answers, acts: choices.value.acts.map((one) => ({ act, reads, ...one })) };
}

const right = { email: 'plain@example.com', password: 'Password-1' };

/** Signs in wrongly in all usual ways, and returns the answers. */
async function refusalsOf({ send }: DeclaredApi): Promise<object> {
  const answers = {
    wrong: await send('POST /login', { ...right, password: 'Wrong-1' }),
    empty: await send('POST /login', {}),
    locked: await send('POST /login', { ...right, email: 'locked@example.com' }),
    disabled: await send('POST /login', { ...right, email: 'disabled@example.com' }),
    missing: await send('GET /me'),
  };
  return Object.fromEntries(
    Object.entries(answers).map(([name, { status, body }]) => [
      name,
      body === undefined ? status : [status, body],
    ]),
  );
}

it('serves the refusals of FastAPI', async () => {
  const field = (name: string) => ({ loc: ['body', name], msg: 'Field required', type: 'missing' });
  expect(await refusalsOf(await served('fastapi'))).toEqual({
    wrong: [401, { detail: 'Incorrect username or password' }],
    empty: [422, { detail: [field('email'), field('password')] }],
    locked: [423, { detail: 'Account is locked' }],
    disabled: [400, { detail: 'Inactive user' }],
    missing: [401, { detail: 'Not authenticated' }],
  });
});

it('serves the refusals of Django REST framework with Simple JWT', async () => {
  const none = { detail: 'No active account found with the given credentials' };
  const required = ['This field is required.'];
  expect(await refusalsOf(await served('simplejwt'))).toEqual({
    wrong: [401, none],
    empty: [400, { email: required, password: required }],
    locked: [423, { detail: 'Account is locked' }],
    disabled: [401, none],
    missing: [401, { detail: 'Authentication credentials were not provided.' }],
  });
});

it('serves the refusals of NestJS', async () => {
  const unauthorized = { message: 'Unauthorized', statusCode: 401 };
  const message = ['email should not be empty', 'password should not be empty'];
  expect(await refusalsOf(await served('nestjs'))).toEqual({
    wrong: [401, unauthorized],
    empty: [400, { message, error: 'Bad Request', statusCode: 400 }],
    locked: [423, { message: 'Account is locked', statusCode: 423 }],
    disabled: [403, { message: 'Account is disabled', error: 'Forbidden', statusCode: 403 }],
    missing: [401, unauthorized],
  });
});

it('serves the refusals of ASP.NET Core Identity', async () => {
  const type = 'https://tools.ietf.org/html/rfc9110#section-15.5.2';
  const problem = (detail: string) => ({ type, title: 'Unauthorized', status: 401, detail });
  expect(await refusalsOf(await served('aspnet-identity'))).toEqual({
    wrong: [401, problem('Failed')],
    empty: 400,
    locked: [401, problem('LockedOut')],
    disabled: [401, problem('LockedOut')],
    missing: 401,
  });
});

it('serves the refusals of devise_token_auth', async () => {
  const credentials = { success: false, errors: ['Invalid login credentials. Please try again.'] };
  expect(await refusalsOf(await served('devise'))).toMatchObject({
    wrong: [401, credentials],
    empty: [401, credentials],
    locked: [401, { success: false }],
    disabled: [401, { success: false }],
    missing: [401, { success: false, errors: ['Invalid login credentials'] }],
  });
});

it('serves the refusals of Laravel', async () => {
  const invalid = (message: string) => ({ message, errors: { email: [message] } });
  const all = {
    empty: [422, invalid('The email field is required.')],
    locked: [429, invalid('Too many login attempts. Please try again in 60 seconds.')],
    disabled: [422, invalid('These credentials do not match our records.')],
    missing: [401, { message: 'Unauthenticated.' }],
  };
  const wrong = [422, invalid('These credentials do not match our records.')];
  expect(await refusalsOf(await served(laravelWithTokens))).toEqual({
    ...all,
    wrong: [422, invalid('The provided credentials are incorrect.')],
  });
  expect(await refusalsOf(await served('sanctum'))).toEqual({ ...all, wrong });
});

it('serves the refusals of Spring Security', async () => {
  const of = (status: number, error: string) => [
    status,
    { timestamp: '2027-01-31T12:00:00.000Z', status, error, path: '/login' },
  ];
  expect(await refusalsOf(await served(springdoc))).toEqual({
    wrong: of(401, 'Unauthorized'),
    empty: of(400, 'Bad Request'),
    locked: of(401, 'Unauthorized'),
    disabled: of(401, 'Unauthorized'),
    missing: 401,
  });
});

it.each([
  ['fastapi', 'access_token', 'bearer'],
  ['simplejwt', 'access', 'bearer'],
  ['nestjs', 'access_token', 'bearer'],
  ['aspnet-identity', 'accessToken', 'bearer'],
  [springdoc, 'accessToken', 'bearer'],
  [laravelWithTokens, 'token', 'bearer'],
  ['devise', 'access-token', 'header'],
  ['sanctum', 'laravel_session', 'cookie'],
])(
  'signs in by the tokens of a habit, and writes no mark without effect: %#',
  async (contract, name, place) => {
    const { send, notes } = await served(contract);
    expect(notes).toEqual([]);
    const { body, headers } = await send('POST /login', right);
    const token = String((Object(body) as Readonly<Record<string, unknown>>)[name]);
    const carried: Readonly<Record<string, Record<string, string>>> = {
      bearer: { authorization: `Bearer ${token}` },
      header: { 'access-token': headers.get(name) ?? '', client: headers.get('client') ?? '' },
      cookie: {
        cookie: headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; '),
      },
    };
    expect((await send('GET /me', undefined, { headers: carried[place] ?? {} })).status).toBe(200);
  },
);

it('sets the cookie of ASP.NET Core Identity if the query asks for it', async () => {
  const { send } = await served('aspnet-identity');
  const { body, headers } = await send('POST /login?useCookies=true', right);
  expect(body).toBeUndefined();
  const [cookie = ''] = headers.getSetCookie();
  expect(cookie).toContain('.AspNetCore.Identity.Application=');
  expect((await send('GET /me', undefined, { headers: { cookie } })).body).toMatchObject({
    email: 'plain@example.com',
  });
});
