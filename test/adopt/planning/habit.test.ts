import { expect, it } from '@jest/globals';
import { habitOf } from '../../../src/adopt/habits/index.ts';
import { planOf } from '../../../src/adopt/planning/plan-of.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import type { Plan } from '../../../src/adopt/plan.ts';
import { answerAt, bodyAt, contractOf, json, markAt, object, text } from './contract.ts';

const fault = object({ loc: { type: 'array', items: text }, msg: text, type: text });
const faults = json({ schema: object({ detail: { type: 'array', items: fault } }) }, 'Validation Error');
const form = object({ grant_type: text, username: text, password: text, scope: text });

/** Plans a contract in the form of FastAPI. */
async function fastapiPlan(): Promise<Plan> {
  const responses = {
    '200': json({ schema: object({ access_token: text, token_type: text }) }, 'Successful Response'),
    '401': { description: 'Wrong password' },
    '422': faults,
  };
  const content = { 'application/x-www-form-urlencoded': { schema: form } };
  const me = { '200': json({ schema: object({ id: text, email: text }) }, 'Successful Response') };
  const document = contractOf({
    '/token': {
      post: { operationId: 'login_token_post', security: [], requestBody: { content }, responses },
    },
    '/users/me': { get: { operationId: 'me_users_me_get', responses: me } },
  });
  const recognition = recognise(document);
  const habit = habitOf(document, recognition);
  expect(habit?.name).toBe('FastAPI');
  return planOf(document, recognition, habit);
}

it('answers a malformed sign-in as the framework does where the contract has only a schema', async () => {
  const plan = await fastapiPlan();
  expect(answerAt(plan, '/token', 'malformed-request')).toMatchObject({
    status: 422,
    body: { detail: { 'x-each': '{{violation.issues}}' } },
  });
});

it('writes the type of a token as the framework does', async () => {
  expect(bodyAt(await fastapiPlan(), '/token', 'signed-in')).toEqual({
    access_token: '{{tokens.access}}',
    token_type: 'bearer',
  });
});

it("writes other refusals in the framework's form", async () => {
  expect(markAt(await fastapiPlan())['answers']).toMatchObject({
    'server-error': { status: 500, body: { detail: 'The server failed.' } },
  });
});
