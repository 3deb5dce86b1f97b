import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

const w1 = { 'x-emulator-namespace': 'w1' };

it('creates no namespace by moving its clock at the limit', async () => {
  const app = testApp({ maxNamespaces: 1 });
  const moved = await request(app).get('/__admin/codes/rocketchat/totp?advance=true').set(w1);
  expect(moved.body).toEqual({
    type: 'about:blank',
    code: 'too-many-namespaces',
    status: 503,
    title: 'Too many namespaces',
    detail:
      '1 namespaces are in use; drop an unused namespace (DELETE /__admin/namespaces/{name}), or allow more with --max-namespaces',
  });
});
