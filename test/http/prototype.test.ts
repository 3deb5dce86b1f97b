import { afterEach, expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { noFields, unauthorized } from './answers.ts';
import { byProvider, expectAnswer, logins, post } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const json = { 'Content-Type': 'application/json' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const evil = '{"polluted":true,"passwd":"x"}';
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const untouched = Reflect.ownKeys(Object.prototype);

afterEach(() => {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(untouched);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

it.each(byProvider([{ answers: signedIn }]))(
  "$provider ignores JSON fields named like Object.prototype's",
  async ({ login, answer }) => {
    const dangerous = names.map((name) => `"${name}":${evil}`).join(',');
    const body = JSON.stringify(login.fields).replace('{', `{${dangerous},`);
    expectAnswer(await post(testApp(), login.path, json, body), answer);
  },
);

it.each(byProvider([{ answers: noFields }]))(
  '$provider reads no inherited field of a JSON body',
  async ({ login, answer }) => {
    const own = JSON.stringify(login.fields);
    const body = `{"__proto__":${own},"constructor":{"prototype":${own}}}`;
    expectAnswer(await post(testApp(), login.path, json, body), answer);
  },
);

it('rocketchat ignores such fields of a urlencoded form', async () => {
  const { path } = logins.rocketchat;
  const dangerous = names.flatMap((name) => [`${name}=x`, `${name}=y`, `${name}[polluted]=true`]).join('&');
  const body = `${dangerous}&user=plain&password=Password-1&constructor[prototype][polluted]=true`;
  expectAnswer(await post(testApp(), path, form, body), signedIn.rocketchat);
});

it('rocketchat reads no inherited field of a urlencoded form', async () => {
  const body = '__proto__[user]=plain&__proto__[password]=Password-1';
  expectAnswer(await post(testApp(), logins.rocketchat.path, form, body), unauthorized);
});

it('interserver ignores such fields of a multipart form, as text and files', async () => {
  const { path, fields } = logins.interserver;
  const client = request(testApp()).post(path).field(fields);
  for (const name of names) {
    client.field(name, evil).field(`${name}[polluted]`, 'true');
    client.attach(name, Buffer.from(evil), { filename: 'blob', contentType: 'application/json' });
  }
  expectAnswer(await client, signedIn.interserver);
});

it('interserver reads no inherited field of a multipart form', async () => {
  const { path, fields } = logins.interserver;
  const client = request(testApp()).post(path).field('__proto__', JSON.stringify(fields));
  expectAnswer(await client.field('__proto__[login]', 'plain@example.com'), noFields.interserver);
});

it.each(byProvider([{ answers: signedIn }]))(
  "$provider separates namespaces and logins from Object.prototype's names",
  async ({ login, answer }) => {
    const app = testApp();
    const [name = ''] = Object.keys(login.fields);
    for (const dangerous of names) {
      const response = await request(app)
        .post(login.path)
        .set('x-emulator-namespace', 'constructor')
        .send({ ...login.fields, [name]: dangerous });
      expect(response.headers['x-emulator-outcome']).toBe('invalid-credentials');
    }
    expectAnswer(await request(app).post(login.path).send(login.fields), answer);
  },
);
