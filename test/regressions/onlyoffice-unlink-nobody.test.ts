import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

const id = '1f06cb70-7e8f-189d-5ded-9deae66742b2';
const owner = {
  login: 'owner@example.com',
  password: 'Password-1',
  id,
  role: 'owner',
  secondFactor: 'totp',
  sessions: [{ token: 'owners-token' }],
};

it.each(['documented', 'observed'])(
  'returns 403 when an owner unlinks the app of an unknown user or of no user, %s',
  async (profile) => {
    const app = testApp({ profile, fixtures: { onlyoffice: { accounts: [owner] } } });
    const unlink = (body: object) =>
      request(app).put('/api/2.0/settings/tfaappnewapp').set('authorization', 'owners-token').send(body);
    expect((await unlink({})).status).toBe(403);
    expect((await unlink({ id: '00000000-0000-0000-0000-000000000000' })).status).toBe(403);
    expect((await unlink({ id })).status).toBe(200);
  },
);
