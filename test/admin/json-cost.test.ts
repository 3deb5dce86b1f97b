import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

const deep = (levels: number) => '['.repeat(levels);

it.each([
  ['PUT', '/state', deep(1_000_000)],
  ['PUT', '/bundle', `{"state":${deep(1_000_000)}`],
  ['PUT', '/fixtures/rocketchat', deep(1_000_000)],
  ['POST', '/scenarios', `{"patch":${deep(100_000)}${']'.repeat(100_000)}}`],
])('rejects a body that nests too deep before parsing it, at %s %s', async (method, path, body) => {
  const app = request(testApp());
  const sent = method === 'PUT' ? app.put(`/__admin${path}`) : app.post(`/__admin${path}`);
  const answer = await sent.set('content-type', 'application/json').send(body);
  expect([answer.status, answer.body]).toEqual([
    400,
    expect.objectContaining({
      detail: 'the body nests deeper than 128 levels, the limit of the control plane',
    }),
  ]);
});

it('accepts many brackets within a string', async () => {
  const answer = await request(testApp())
    .post('/__admin/sessions/introspect')
    .send({ token: `"\\${deep(1000)}` });
  expect([answer.status, answer.body]).toEqual([200, { active: false }]);
});
