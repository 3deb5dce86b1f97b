import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

const at = '/__admin/fixtures/interserver';
const fixtures = {
  accounts: [
    { login: 'one@example.com', password: 'p' },
    { login: 'two@example.com', password: 'p' },
  ],
  scenarios: [{ account: 'two@example.com', outcome: 'locked-out' }],
};

const statusOf = async (app: ReturnType<typeof testApp>, login: string, passwd = 'p') =>
  (await request(app).post('/apiv2/login').send({ login, passwd })).status;

it('replaces fixtures and scenarios from JSON', async () => {
  const app = testApp();
  const response = await request(app).put(at).send(fixtures);
  expect({ status: response.status, body: response.body as unknown }).toEqual({
    status: 200,
    body: { provider: 'interserver', accounts: 2, scenarios: 1 },
  });
  expect(await statusOf(app, 'one@example.com')).toBe(200);
  expect(await statusOf(app, 'two@example.com')).toBe(429);
  expect(await statusOf(app, 'plain@example.com', 'Password-1')).not.toBe(200);
});

it.each(['application/yaml', 'text/yaml; charset=utf-8'])('replaces fixtures from %s', async (type) => {
  const app = testApp();
  const yaml = 'accounts:\n  # one\n  - { login: one@example.com, password: p }\n';
  const response = await request(app).put(at).set('content-type', type).send(yaml);
  expect(response.body).toEqual({ provider: 'interserver', accounts: 1, scenarios: 0 });
  expect(await statusOf(app, 'one@example.com')).toBe(200);
});

it('refuses YAML in an encoding other than UTF-8, and keeps the current fixtures', async () => {
  const app = testApp();
  const yaml = 'accounts:\n  - { login: one@example.com, password: p }\n';
  const response = await request(app).put(at).set('content-type', 'text/yaml; charset=shift_jis').send(yaml);
  expect(response.status).toBe(415);
  expect(response.body).toMatchObject({ code: 'unsupported-media-type' });
  expect(await statusOf(app, 'plain@example.com', 'Password-1')).toBe(200);
});

it('keeps the records written over the fixtures', async () => {
  const app = testApp();
  await request(app).put('/__admin/accounts/interserver/new@example.com').send({ password: 'p' });
  await request(app).put(at).send(fixtures);
  expect(await statusOf(app, 'new@example.com')).toBe(200);
});

it.each([
  [
    'application/yaml',
    'accounts:\n  - login: one@example.com\n    secondFactor: fax\n  - { login: two@example.com }\n',
    [
      'body:2:5: password (for signing in) is missing in accounts[0]',
      'body:3:19: accounts[0].secondFactor is "fax"; expected one of totp, sms, mail',
      'body:4:5: password (for signing in) is missing in accounts[1]',
    ],
  ],
  ['application/yaml', 'accounts: [', [expect.stringMatching(/^body:1:12: .*; expected YAML$/)]],
  [
    'application/json',
    '{"accounts":[{"login":"one@example.com","password":"p"}],"scenarios":[{"outcome":"on-fire"}]}',
    [expect.stringMatching(/^on-fire isn't an outcome; expected one of signed-in, /)],
  ],
])('rejects invalid fixtures sent as %s, and keeps the current ones', async (type, content, problems) => {
  const app = testApp();
  const response = await request(app).put(at).set('content-type', type).send(content).buffer(true);
  const { detail, ...others } = JSON.parse(response.text) as { detail: string };
  expect(others).toEqual({
    type: 'about:blank',
    code: 'invalid-fixtures',
    title: 'Unprocessable',
    status: 422,
    problems,
  });
  expect(detail).toMatch(/expected|missing/);
  expect(await statusOf(app, 'plain@example.com', 'Password-1')).toBe(200);
});

it('rejects an unknown provider and an unsupported media type', async () => {
  const app = testApp({ providers: ['interserver'] });
  const stray = await request(app).put('/__admin/fixtures/misaka').send(fixtures).buffer(true);
  expect(JSON.parse(stray.text)).toMatchObject({
    status: 404,
    detail: 'no provider misaka is served; expected one of interserver',
  });
  const csv = await request(app).put(at).set('content-type', 'text/csv').send('login').buffer(true);
  expect(JSON.parse(csv.text)).toMatchObject({
    status: 415,
    detail:
      "this call doesn't accept text/csv; send Content-Type: application/json or application/yaml or text/yaml",
  });
});
