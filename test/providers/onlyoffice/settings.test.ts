import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../../support/app.ts';

const app = (profile = 'observed') => request(testApp({ providers: ['onlyoffice'], profile }));
const settings = '/api/2.0/settings';
const owner = { authorization: `Basic ${btoa('plain@example.com:Password-1')}` };

it('ignores the case of paths and fields, and accepts strings as numbers', async () => {
  const served = app();
  const changed = await served
    .put('/API/2.0/Settings/Security/LoginSettings')
    .set(owner)
    .send({ AttemptCount: '3', BLOCKTIME: 15, checkperiod: '60' })
    .expect(200);
  expect((changed.body as { readonly response: unknown }).response).toEqual({
    attemptCount: 3,
    blockTime: 15,
    checkPeriod: 60,
    isDefault: false,
  });
  const turned = await served
    .put(`${settings}/TFAAPP`)
    .set(owner)
    .send({ Type: 'APP', TrustedIps: ['203.0.113.7'] })
    .expect(200);
  expect((turned.body as { readonly response: unknown }).response).toBe(true);
});

it('ignores a field that is spelled in another case in the documented profile', async () => {
  const turned = await app('documented')
    .put(`${settings}/tfaapp`)
    .set(owner)
    .send({ Type: 'App' })
    .expect(200);
  expect(turned.body).toBe(false);
});

it('keeps the order of keys in the reply to a body with binding errors', async () => {
  const { text } = await app()
    .put(`${settings}/security/loginsettings`)
    .set(owner)
    .send({ attemptCount: 99_999, blockTime: 60, checkPeriod: 60 })
    .expect(400);
  expect(text).toMatch(
    /^\{"response":\{"type":"https:\/\/tools\.ietf\.org\/html\/rfc9110#section-15\.5\.1","title":"One or more validation errors occurred\.","status":400,"errors":\{"AttemptCount":\["The field AttemptCount must be between 1 and 9999\."\]\},"traceId":"[0-9a-f-]+"\},"count":1,"links":\[\{"href":"http:\/\/127\.0\.0\.1:\d+\/api\/2\.0\/settings\/security\/loginsettings","action":"PUT"\}\],"status":1,"statusCode":400\}$/,
  );
});

it('answers with an empty 401 without credentials, and an empty 403 with a token instead of a confirmation', async () => {
  const served = app();
  for (const path of ['tfaapp', 'tfaapp/setup', 'tfaappcodes', 'security/loginsettings']) {
    const { status, text, headers } = await served.get(`${settings}/${path}`);
    expect([path, status, text, headers['content-type']]).toEqual([path, 401, '', undefined]);
  }
  const { status, text, headers } = await served.get(`${settings}/tfaapp/setup`).set(owner);
  expect([status, text, headers['content-type']]).toEqual([403, '', undefined]);
});

it('answers 401 before it reports a body that isn’t JSON', async () => {
  const served = app();
  await served.put(`${settings}/tfaapp`).type('application/json').send('{"type":').expect(401);
  await served.put(`${settings}/tfaapp`).set(owner).type('application/json').send('{"type":').expect(400);
});

it('adds the prefix of a namespace to links and cookies, and the key to links in the outbox', async () => {
  const served = app();
  const answer = await served
    .put(`/@w1${settings}/tfaappwithlink`)
    .set(owner)
    .send({ type: 'App' })
    .expect(200);
  const { response: link } = answer.body as { readonly response: string };
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/@w1\/confirm\/TfaActivation\?type=TfaActivation&uid=/);
  const [cookie = ''] = answer.get('Set-Cookie') ?? [];
  expect(cookie).toContain('; Path=/@w1/;');
  const [, key] = /^asc_confirm_key_TfaActivation=([^;]+)/.exec(cookie) ?? [];
  const outbox = await served.get('/__admin/outbox').set('x-emulator-namespace', 'w1').expect(200);
  const path = (whole: string) => whole.replace(/^http:\/\/[^/]+/, '');
  const { messages } = outbox.body as { readonly messages: readonly { readonly link: string }[] };
  expect(messages.map((message) => path(message.link))).toEqual([`${path(link)}&key=${key}`]);
});

it('returns the codes of an app that the portal requires through the control plane', async () => {
  const served = app();
  await served.put(`${settings}/tfaapp`).set(owner).send({ type: 'App' }).expect(200);
  const login = { userName: 'plain@example.com', password: 'Password-1' };
  const asked = await served.post('/api/2.0/authentication').send(login).expect(200);
  expect((asked.body as { readonly response: { readonly tfa: boolean } }).response.tfa).toBe(true);
  const codes = await served.get('/__admin/codes/onlyoffice/plain@example.com').expect(200);
  const { current } = codes.body as { readonly current: string };
  await served
    .post(`/api/2.0/authentication/${current}`)
    .send({ ...login, code: current })
    .expect(200);
});
