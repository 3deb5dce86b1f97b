import { expect, it } from '@jest/globals';
import type { Habit } from '../../../src/adopt/habits/habit.ts';
import type { ActName } from '../../../src/declared/marks/names.ts';
import type { Marks } from '../../../src/declared/marks/types.ts';
import { declaredApi, type DeclaredApi } from '../../support/declared.ts';
import { galleryContract, habitIn, laravelWithTokens, springdoc } from './contracts.ts';

const operations: Readonly<Record<string, Marks['Operation']>> = {
  'POST /login': { act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
  'POST /refresh': { act: 'refresh', reads: { refresh: 'body.refresh' } },
  'POST /logout': { act: 'sign-out' },
  'GET /me': { act: 'current-account' },
  'PATCH /me': { act: 'update-account', reads: { fields: { name: 'body.name' } } },
  'POST /register': { act: 'sign-up', reads: { login: 'body.email', password: 'body.password' } },
  'POST /confirm': { act: 'confirm-address', reads: { token: 'body.token' } },
  'POST /send': { act: 'send-code', reads: { login: 'body.email' } },
  'POST /forgot': { act: 'forgot-password', reads: { login: 'body.email' } },
  'POST /reset': { act: 'reset-password', reads: { token: 'body.token', newPassword: 'body.password' } },
  'POST /password': {
    act: 'change-password',
    reads: { currentPassword: 'body.old', newPassword: 'body.password' },
  },
  'POST /factor': { act: 'confirm-factor', reads: { code: 'body.code' } },
  'POST /verify': { act: 'introspect', reads: { token: 'body.token' } },
};

/** Serves a small API by the marks of a habit alone. */
function served(habit: Habit): Promise<DeclaredApi> {
  const values = Object.entries(habit.marks).map(([name, { value }]) => [name, value]);
  const { tokens = {}, csrf, ...marks } = Object.fromEntries(values) as Omit<Marks['Marks'], 'version'>;
  const steps = Object.entries(operations)
    .filter(([, { act }]) => act !== 'refresh' || 'refresh' in tokens)
    .map(([name, mark]) => [name, { ...mark, answers: habit.acts[mark.act as ActName] ?? {} }] as const);
  const extra: Readonly<Record<string, Marks['Operation']>> =
    csrf === undefined ? {} : { 'GET /csrf': { act: 'csrf', answers: habit.acts.csrf ?? {} } };
  return declaredApi({
    marks: {
      ...marks,
      tokens: { ...tokens, ...habit.choices?.value.tokens },
      ...(csrf === undefined ? {} : { csrf }),
      answers: habit.answers,
      account: { fields: { name: { type: 'string' } } },
    },
    operations: {
      ...Object.fromEntries(steps),
      ...extra,
      ...(habit.choices === undefined ? {} : { 'POST /login': chosen(habit.choices.value.acts) }),
    },
    contract: {
      components: { securitySchemes: {} },
    },
  });
}

function chosen(acts: NonNullable<Habit['choices']>['value']['acts']): Marks['Operation'] {
  const reads = { login: 'body.email', password: 'body.password' };
  return { acts: acts.map((one) => ({ act: 'sign-in', reads, ...one })) };
}

const right = { email: 'plain@example.com', password: 'Password-1' };

async function habitFor(contract: unknown): Promise<Habit> {
  const habit = habitIn(typeof contract === 'string' ? await galleryContract(contract) : contract);
  if (habit === undefined) throw new Error('the contract shows no framework');
  return habit;
}

const cases: readonly (readonly [string, unknown, object])[] = [
  [
    'fastapi',
    'fastapi',
    {
      wrong: [401, { detail: 'Incorrect username or password' }],
      none: [401, { detail: 'Not authenticated' }],
      empty: [
        422,
        {
          detail: [
            { loc: ['body', 'email'], msg: 'Field required', type: 'missing' },
            { loc: ['body', 'password'], msg: 'Field required', type: 'missing' },
          ],
        },
      ],
    },
  ],
];

it.each(cases)('serves the answers of %s', async (_name, contract, expected) => {
  const { send } = await served(await habitFor(contract));
  const wrong = await send('POST /login', { ...right, password: 'Wrong-1' });
  const none = await send('GET /me');
  const empty = await send('POST /login', {});
  expect({
    wrong: [wrong.status, wrong.body],
    none: [none.status, none.body],
    empty: [empty.status, empty.body],
  }).toEqual(expected);
});

it.each([
  'fastapi',
  'simplejwt',
  'nestjs',
  'aspnet-identity',
  'devise',
  'sanctum',
  springdoc,
  laravelWithTokens,
])('writes only marks that are valid: %j', async (contract) => {
  const { notes, send } = await served(await habitFor(contract));
  console.log(
    notes,
    (await send('POST /login', right)).status,
    (await send('POST /login', right)).body,
    (await send('POST /login', { ...right, password: 'Wrong-1' })).body,
    (await send('GET /me')).body,
    (await send('POST /login', {})).body,
    (await send('POST /login', { ...right, email: 'locked@example.com' })).body,
  );
});
