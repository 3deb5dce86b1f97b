import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

const spaced = { login: 'spaced@example.com', password: ' Password-1 ' };
const fixtures = {
  onlyoffice: {
    accounts: [spaced, { ...spaced, login: 'coded@example.com', secondFactor: 'totp', fixedCode: ' 42 ' }],
  },
};
const path = '/api/2.0/authentication';

it.each([' Password-1 ', 'Password-1', 'Password-1\t'])(
  'signs in with %j in the observed profile when the account’s password has spaces around it',
  async (password) => {
    const app = testApp({ providers: ['onlyoffice'], profile: 'observed', fixtures });
    expect((await request(app).post(path).send({ userName: spaced.login, password })).status).toBe(200);
  },
);

it('signs in when the control plane has added an account with spaces around its password', async () => {
  const app = testApp({ providers: ['onlyoffice'], profile: 'observed' });
  const added = await request(app).put(`/__admin/accounts/onlyoffice/${spaced.login}`).send(spaced);
  expect(added.status).toBeLessThan(300);
  const { login: userName, password } = spaced;
  expect((await request(app).post(path).send({ userName, password })).status).toBe(200);
});

it('accepts a fixed code with spaces around it', async () => {
  const app = testApp({ providers: ['onlyoffice'], profile: 'observed', fixtures });
  const sent = { userName: 'coded@example.com', password: 'Password-1', code: ' 42 ' };
  expect((await request(app).post(`${path}/x`).send(sent)).status).toBe(200);
});

it('rejects a password without its surrounding spaces in the documented profile', async () => {
  const app = testApp({ providers: ['onlyoffice'], fixtures });
  const sent = async (password: string) =>
    (await request(app).post(path).send({ userName: spaced.login, password })).status;
  expect([await sent('Password-1'), await sent(' Password-1 ')]).toEqual([401, 200]);
});
