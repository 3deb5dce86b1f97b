import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { notFound, say, type Answers, type Provider } from './answers.ts';
import { byProvider, eachLogin, expectAnswer, logins, post, type Login } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const malformed: Answers = {
  interserver: say.interserver(400, 'invalid path'),
  rocketchat: say.rocketchat(400, 'Malformed path'),
  misaka: say.misaka(400, 'Bad request'),
  onlyoffice: say.onlyoffice(400, 'Bad Request'),
};
const notAllowed = (method: string): Answers => ({
  interserver: say.interserver(405, 'method not allowed'),
  rocketchat: say.rocketchat(405, 'API endpoint does not exist'),
  misaka: say.misaka(405, `Method "${method}" not allowed.`),
  onlyoffice: say.onlyoffice(405, 'Method Not Allowed'),
});

interface Row {
  readonly what: string;
  readonly path: (login: Login) => string;
  readonly answers: Answers;
}

const rows: readonly Row[] = [
  { what: 'its base path', path: ({ basePath }) => basePath, answers: notFound },
  { what: 'its base path with a slash', path: ({ basePath }) => `${basePath}/`, answers: notFound },
  { what: 'an unknown path', path: ({ basePath }) => `${basePath}/nowhere`, answers: notFound },
  { what: 'a path below its login', path: ({ path }) => `${path}/more/yet`, answers: notFound },
  { what: 'a slash after its login', path: ({ path }) => `${path}/`, answers: notFound },
  { what: 'a slash after its login and a query', path: ({ path }) => `${path}/?a=b`, answers: notFound },
  {
    what: 'a double slash',
    path: ({ basePath, path }) => path.replace(basePath, `${basePath}/`),
    answers: notFound,
  },
  { what: 'its login in upper case', path: otherLetters, answers: notFound },
  {
    what: 'a percent sign without hex digits',
    path: ({ basePath }) => `${basePath}/%zz`,
    answers: malformed,
  },
  { what: 'a single percent sign', path: ({ path }) => `${path}%`, answers: malformed },
  { what: 'invalid UTF-8', path: ({ path }) => `${path}/%ff`, answers: malformed },
  { what: 'its login with a query', path: ({ path }) => `${path}?a=b&a`, answers: signedIn },
  { what: 'its login with a broken query', path: ({ path }) => `${path}?a=%zz&%`, answers: signedIn },
];

it.each(byProvider(rows))('$provider answers $what', async ({ login, path, answer }) => {
  const response = await request(testApp()).post(path(login)).send(login.fields);
  expectAnswer(response, answer);
});

it.each([
  ['/api/2.0/authentication/%zz', malformed.onlyoffice],
  ['/api/2.0/authentication/12%', malformed.onlyoffice],
  ['/api/2.0/authentication/%c3%28', malformed.onlyoffice],
  ['/api/2.0/authentications', notFound.onlyoffice],
  ['/api/2.0/authentication/', notFound.onlyoffice],
  ['/api/2.0/authentication/12/34', notFound.onlyoffice],
  ['/api/2.0/authentication/12%2F34', say.onlyoffice(401, 'User authentication failed')],
  ['/api/2.0/authentication/__proto__', say.onlyoffice(401, 'User authentication failed')],
  ['/api/2.0/authentication/{code}', signedIn.onlyoffice],
] as const)('onlyoffice accepts the code in %s', async (path, answer) => {
  const body = JSON.stringify(logins.onlyoffice.fields);
  expectAnswer(await post(testApp(), path, { 'Content-Type': 'application/json' }, body), answer);
});

/** The methods that each login's path accepts. */
const taken: Readonly<Record<Provider, readonly string[]>> = {
  interserver: ['POST', 'GET', 'HEAD'],
  rocketchat: ['POST'],
  misaka: ['POST'],
  onlyoffice: ['POST'],
};
const methods = ['GET', 'PUT', 'PATCH', 'DELETE'] as const;
const wrongMethods = byProvider(methods.map((method) => ({ method, answers: notAllowed(method) }))).filter(
  ({ provider, method }) => !taken[provider].includes(method),
);

it.each(wrongMethods)('$provider answers $method', async ({ provider, method, login, answer }) => {
  const client = request(testApp());
  const send = { GET: client.get, PUT: client.put, PATCH: client.patch, DELETE: client.delete }[method];
  const response = await send.call(client, login.path);
  expectAnswer(response, answer);
  expect(response.headers['allow']).toBe(taken[provider].join(', '));
});

it.each(eachLogin.filter(({ provider }) => !taken[provider].includes('HEAD')))(
  '$provider rejects HEAD of its login without a body',
  async ({ provider, login }) => {
    const response = await request(testApp()).head(login.path);
    const { status, body } = notAllowed('HEAD')[provider];
    expect(response.status).toBe(status);
    expect(response.text).toBeUndefined();
    expect(response.headers).toMatchObject({
      allow: taken[provider].join(', '),
      'content-type': 'application/json',
      'content-length': String(JSON.stringify(body).length),
    });
  },
);

it.each(byProvider([{ answers: notFound }]))(
  '$provider answers 404 to an unknown path with any method',
  async ({ login, answer }) => {
    const response = await request(testApp()).get(`${login.basePath}/nowhere`);
    expectAnswer(response, answer);
    expect(response.headers['allow']).toBeUndefined();
  },
);

function otherLetters({ basePath, path }: Login): string {
  return basePath + path.slice(basePath.length).toUpperCase();
}

it('explains an invalid namespace prefix', async () => {
  const answer = await request(testApp()).post('/@W1/apiv2/login');
  expect(answer.status).toBe(404);
  expect(answer.body).toEqual({
    type: 'about:blank',
    code: 'unknown-path',
    title: 'Not found',
    status: 404,
    detail: 'the path names the namespace "W1"; a namespace is 1 to 63 of a-z, 0-9 and -',
  });
});
