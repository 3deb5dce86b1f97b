import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

it('limits the armed scenarios of a namespace', async () => {
  const app = testApp({ fixtures: {} });
  await request(app).post('/__admin/scenarios').send({ outcome: 'locked-out', times: 1 }).expect(201);
  for (let doublings = 0; doublings < 9; doublings += 1) {
    await request(app).put('/__admin/scenario-sets/all').expect(200);
    await request(app).post('/__admin/scenario-sets/all').expect(201);
  }
  await request(app).put('/__admin/scenario-sets/all').expect(200);
  const response = await request(app).post('/__admin/scenario-sets/all');
  const detail = 'more than 1000 scenarios would be armed in one namespace; disarm some first';
  expect([response.status, response.body]).toEqual([
    422,
    {
      type: 'about:blank',
      code: 'invalid-scenario',
      title: 'Unprocessable',
      status: 422,
      detail,
      errors: [{ path: '', message: detail }],
    },
  ]);
});

it.each([
  ['snapshots', 201, 'default has 100 snapshots, which is the limit; delete one first'],
  ['scenario-sets', 200, 'default has 100 saved scenario sets, which is the limit; replace one of them'],
])('limits a namespace to a hundred %s', async (what, status, detail) => {
  const app = testApp();
  for (let number = 1; number <= 100; number += 1)
    await request(app).put(`/__admin/${what}/n${number}`).expect(status);
  const response = await request(app).put(`/__admin/${what}/n101`);
  expect([response.status, response.body]).toEqual([
    409,
    { type: 'about:blank', code: 'too-many-saved', title: 'Conflict', status: 409, detail },
  ]);
  await request(app).put(`/__admin/${what}/n100`).expect(200);
});

it("explains why a path can't be decoded", async () => {
  const response = await request(testApp()).get('/__admin/accounts/rocketchat/%E0%A4%A');
  expect([response.status, response.body]).toEqual([
    400,
    {
      type: 'about:blank',
      code: 'invalid-path',
      title: 'Bad request',
      status: 400,
      detail:
        "the path can't be decoded: each % must be followed by two hexadecimal digits, and the decoded bytes must be UTF-8",
    },
  ]);
});

it("doesn't store a code sent in place of an outcome", async () => {
  const lines: string[] = [];
  const app = testApp({ record: (entry) => lines.push(JSON.stringify(entry)) });
  const codes = ['135790', 'a1b2c3d4e5'];
  for (const code of codes) {
    await request(app).post('/apiv2/login').set('Prefer', `code=${code}`).send({});
    await request(app).post(`/apiv2/login?__outcome=${code}`).send({});
  }
  expect(lines).toHaveLength(4);
  expect(codes.filter((code) => lines.join('\n').includes(code))).toEqual([]);
  await request(app).post('/apiv2/login').set('Prefer', 'code=429').send({});
  expect(lines.at(-1)).toContain('"prefer":"code=429"');
});

it('gives a copied namespace the same codes as its source', async () => {
  const app = testApp();
  const signIn = async (namespace: string) => {
    const body = { login: 'plain@example.com', passwd: 'Password-1' };
    const answer = await request(app).post(`/@${namespace}/apiv2/login`).send(body).expect(200);
    return (answer.body as { readonly sessionId: string }).sessionId;
  };
  await signIn('w1');
  await request(app).put('/__admin/namespaces/w2').send({ from: 'w1' }).expect(201);
  await request(app).put('/@w1/__admin/snapshots/here').expect(201);
  await request(app).put('/__admin/namespaces/w3').send({ from: 'w1/here' }).expect(201);
  const [next, ...others] = [await signIn('w1'), await signIn('w2'), await signIn('w3')];
  expect(others).toEqual([next, next]);
});

it('makes room for scenarios once others have ended', async () => {
  const app = testApp({ fixtures: {} });
  const sets = '/__admin/scenario-sets';
  await request(app).post('/__admin/scenarios').send({ outcome: 'locked-out' }).expect(201);
  for (let doublings = 0; doublings < 9; doublings += 1) {
    await request(app).put(`${sets}/all`).expect(200);
    await request(app).post(`${sets}/all?ttlSeconds=60`).expect(201);
  }
  await request(app).put(`${sets}/all`).expect(200);
  await request(app).post(`${sets}/all`).expect(422);
  await request(app).patch('/__admin/clock').send({ advanceSeconds: 60 }).expect(200);
  await request(app).post(`${sets}/all`).expect(201);
});
