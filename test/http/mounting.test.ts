import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { notFound, providers, say } from './answers.ts';
import { byProvider, eachLogin, expectAnswer, logins, problemJson } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const every =
  'POST /apiv2/login, POST /api/v1/login, POST /v3/session/login, POST /api/2.0/authentication/{code}';

/** A user's app with the emulator mounted at a path, which answers other paths itself. */
function appAt(at: string) {
  return express().use(at, testApp(), express.json(), (incoming, response) => {
    response.status(404).json({ mine: incoming.originalUrl, got: incoming.body as unknown });
  });
}

it.each(['', '/emulated', '/emulated/logins/deep'])('includes the prefix "%s" in links', async (prefix) => {
  const { path, fields } = logins.rocketchat;
  const response = await request(appAt(prefix === '' ? '/' : prefix))
    .post(`${prefix}${path}?back=${prefix}${path}`)
    .set('Host', 'app.example:8080')
    .send(fields);
  expect(avatarOf(response)).toBe(`http://app.example:8080${prefix}/avatar/plain`);
});

it('includes the prefixes of nested routers', async () => {
  const { path, fields } = logins.rocketchat;
  const app = express().use('/outer', express.Router().use('/:inner', testApp()));
  const response = await request(app).post(`/outer/any${path}`).set('Host', 'app.example').send(fields);
  expect(avatarOf(response)).toBe('http://app.example/outer/any/avatar/plain');
});

it.each(byProvider([{ answers: signedIn }]))(
  '$provider signs in at a prefix, and nowhere else',
  async ({ provider, login, answer }) => {
    const app = appAt('/emulated');
    const response = await request(app).post(`/emulated${login.path}`).send(login.fields);
    if (provider === 'rocketchat') expect(response.headers['x-emulator-outcome']).toBe('signed-in');
    else expectAnswer(response, answer);
    expect((await request(app).post(login.path).send(login.fields)).status).toBe(404);
  },
);

it.each(['/mine', '/apiv22/login', '/api/v2/login', '/apiv', '/%zz', '/login?next=/apiv2/login'])(
  'passes on requests outside every base path, unread and unchanged: %s',
  async (path) => {
    for (const prefix of ['', '/emulated']) {
      const response = await request(appAt(prefix === '' ? '/' : prefix))
        .post(`${prefix}${path}`)
        .send({ a: 1 });
      const body = { mine: `${prefix}${path}`, got: { a: 1 } };
      expectAnswer(response, { status: 404, body }, 'application/json; charset=utf-8');
      expect(Object.keys(response.headers as object).filter((name) => /^access|^x-em/.test(name))).toEqual(
        [],
      );
    }
  },
);

it.each(byProvider([{ answers: notFound }]))(
  '$provider answers an unknown path below its base path, mounted or not',
  async ({ login, answer }) => {
    const path = `${login.basePath}/nowhere`;
    expectAnswer(await request(appAt('/')).post(path).send({}), answer);
    expectAnswer(await request(appAt('/emulated')).post(`/emulated${path}`).send({}), answer);
    expectAnswer(await request(testApp()).post(path).send({}), answer);
  },
);

it.each([
  ['/', every],
  ['/nowhere', every],
  ['/login', 'POST /apiv2/login, POST /api/v1/login, POST /v3/session/login'],
  ['/session/login', 'POST /v3/session/login'],
  ['/v2/session/login', 'POST /v3/session/login'],
  ['/api/v2/login', 'POST /api/v1/login'],
  ['/api', 'POST /api/v1/login, POST /api/2.0/authentication/{code}'],
  ['/authentication/123456', 'POST /api/2.0/authentication/{code}'],
  ['/api/3.0/authentication/123456', 'POST /api/2.0/authentication/{code}'],
])('not mounted, it answers %s with the nearest operation', async (path, nearest) => {
  for (const method of ['get', 'post'] as const) {
    const detail = `${method.toUpperCase()} ${path} isn't an operation of any provider. Nearest: ${nearest}`;
    const body = { type: 'about:blank', code: 'unknown-path', title: 'Not found', status: 404, detail };
    const response = await request(testApp({ providers }))[method](`${path}?a=b`);
    expectAnswer(response, { status: 404, body }, problemJson);
  }
});

it.each([
  ['//', every],
  ['//apiv2/login', 'POST /apiv2/login'],
  ['/@w1//api/v1/login', 'POST /api/v1/login'],
])('not mounted, it points out two slashes in %s', async (path, nearest) => {
  const bare = path.replace('/@w1', '');
  const detail = `POST ${bare} isn't an operation of any provider. It contains a double slash: use one. Nearest: ${nearest}`;
  const body = { type: 'about:blank', code: 'unknown-path', title: 'Not found', status: 404, detail };
  expectAnswer(await request(testApp({ providers })).post(path), { status: 404, body }, problemJson);
});

it.each(['W1', 'a_b', 'w%201', 'x'.repeat(64)])(
  'not mounted, it explains the invalid namespace prefix /@%s',
  async (name) => {
    const path = `/@${name}/apiv2/login`;
    const detail = `the path names the namespace "${name}"; a namespace is 1 to 63 of a-z, 0-9 and -`;
    const body = { type: 'about:blank', code: 'unknown-path', title: 'Not found', status: 404, detail };
    expectAnswer(await request(testApp({ providers })).post(path), { status: 404, body }, problemJson);
  },
);

it('not mounted, it lists only operations of served providers', async () => {
  const detail = "POST /apiv2/login isn't an operation of any provider. Nearest: POST /v3/session/login";
  const body = { type: 'about:blank', code: 'unknown-path', title: 'Not found', status: 404, detail };
  const response = await request(testApp({ providers: ['misaka'] })).post('/apiv2/login');
  expectAnswer(response, { status: 404, body }, problemJson);
});

it.each(eachLogin)('separates ten apps in one process at $provider', async ({ provider, login }) => {
  const apps = Array.from({ length: 10 }, () => testApp());
  const [locked, ...others] = apps;
  if (locked === undefined) throw new Error('there is no app');
  const [, secret = ''] = Object.keys(login.fields);
  for (let failure = 0; failure < 10; failure += 1) {
    await request(locked)
      .post(login.path)
      .send({ ...login.fields, [secret]: 'wrong-password' });
  }
  const answers = await Promise.all(apps.map((app) => request(app).post(login.path).send(login.fields)));
  expect(answers.map(({ headers }) => (headers as Record<string, string>)['x-emulator-outcome'])).toEqual([
    'locked-out',
    ...others.map(() => 'signed-in'),
  ]);
  for (const response of answers.slice(1)) {
    expectAnswer(response, signedIn[provider]);
    expect(response.headers['x-emulator-request']).toBe('default-1');
  }
});

it('separates the options of two apps in one process', async () => {
  const { path, fields } = logins.interserver;
  const loud = testApp({ cors: '*' });
  const quiet = testApp({ quiet: true, cors: 'off', providers: ['rocketchat'] });
  const origin = { Origin: 'https://example.com' };
  const from = await request(loud).post(path).set(origin).send(fields);
  expectAnswer(from, signedIn.interserver);
  expect(from.headers['access-control-allow-origin']).toBe('https://example.com');
  const at = await request(quiet).post(`${logins.rocketchat.basePath}/nowhere`).set(origin).send(fields);
  expectAnswer(at, say.rocketchat(404, 'API endpoint does not exist'));
  expect(at.headers).not.toHaveProperty('access-control-allow-origin');
  expect(at.headers).not.toHaveProperty('x-emulator-request');
});

function avatarOf(response: request.Response): string {
  return (response.body as { data: { me: { avatarUrl: string } } }).data.me.avatarUrl;
}
