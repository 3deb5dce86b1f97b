import { it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { say } from './answers.ts';
import { byProvider, expectAnswer, logins } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const { path, fields } = logins.onlyoffice;

const accepts: readonly (readonly [accept: string, type: string])[] = [
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/*', 'application/json'],
  ['text/json', 'text/json'],
  ['text/plain', 'text/plain'],
  ['TEXT/PLAIN', 'text/plain'],
  ['text/*', 'text/json'],
  ['text/plain, application/json', 'application/json'],
  ['text/plain, text/json', 'text/json'],
  ['text/plain;q=0.9, text/json;q=0.1', 'text/json'],
  ['text/plain, application/json;q=0.001', 'application/json'],
  ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
  ['application/xml, text/plain', 'text/plain'],
  ['application/json;q=0, */*', 'text/json'],
  ['application/json;q=0, text/json;q=0, */*', 'text/plain'],
  ['application/*;q=0, */*', 'text/json'],
  ['text/*;q=0, text/plain', 'text/plain'],
  ['text/json;q=0, text/*', 'text/plain'],
  ['image/png', 'application/json'],
  ['text/html', 'application/json'],
  ['application/json;q=0', 'application/json'],
  ['*/*;q=0', 'application/json'],
  ['application/problem+json', 'application/json'],
  ['nonsense', 'application/json'],
  ['', 'application/json'],
];

const answers = [
  ['a sign-in', signedIn.onlyoffice, () => request(testApp()).post(path).send(fields)],
  [
    'a wrong password',
    say.onlyoffice(401, 'User authentication failed'),
    () => request(testApp()).post(path).send({ userName: 'some text', password: 'wrong' }),
  ],
  [
    'a malformed body',
    say.onlyoffice(400, 'One or more validation errors occurred.'),
    () => request(testApp()).post(path).type('json').send('{'),
  ],
  [
    'a body of another content type',
    say.onlyoffice(415, 'Unsupported Media Type'),
    () => request(testApp()).post(path).type('text/xml').send('<a/>'),
  ],
  [
    'a forced answer',
    say.onlyoffice(503, 'Service unavailable'),
    () => request(testApp()).post(path).set('Prefer', 'code=503').send(fields),
  ],
  [
    'an unknown path',
    say.onlyoffice(404, 'The resource could not be found'),
    () => request(testApp()).post('/api/2.0/nowhere'),
  ],
  [
    'a broken path',
    say.onlyoffice(400, 'Bad Request'),
    () => request(testApp()).post('/api/2.0/authentication/%zz'),
  ],
  ['a wrong method', say.onlyoffice(405, 'Method Not Allowed'), () => request(testApp()).get(path)],
] as const;

it.each(accepts)('onlyoffice reads Accept: %s as %s', async (accept, type) => {
  expectAnswer(
    await request(testApp()).post(path).set('Accept', accept).send(fields),
    signedIn.onlyoffice,
    type,
  );
});

it.each(answers)('onlyoffice sends the response to %s in the accepted type', async (_what, answer, send) => {
  for (const type of ['application/json', 'text/json', 'text/plain']) {
    expectAnswer(await send().set('Accept', type), answer, type);
  }
});

it.each(answers)(
  'onlyoffice sends the response to %s as application/json without an Accept header',
  async (_what, answer, send) => {
    expectAnswer(await send().unset('Accept'), answer);
  },
);

it.each(byProvider([{ answers: signedIn }]).filter(({ provider }) => provider !== 'onlyoffice'))(
  '$provider sends one content type with any Accept header',
  async ({ login, answer }) => {
    for (const accept of ['text/plain', 'text/html', 'application/json;q=0', '*/*;q=0', '']) {
      const client = request(testApp()).post(login.path).set('Accept', accept);
      expectAnswer(await client.send(login.fields), answer);
    }
  },
);
