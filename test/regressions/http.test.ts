import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it, jest } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { noFields, say, tooLarge, unreadable } from '../http/answers.ts';
import { byProvider, expectAnswer, logins, post } from '../http/exchange.ts';
import { signedIn } from '../http/signed-in.ts';
import { jsonPost, served } from '../http/sockets.ts';
import { testApp } from '../support/app.ts';
import { sendRaw } from '../support/server.ts';

const json = { 'Content-Type': 'application/json' };
const { interserver, misaka, rocketchat } = logins;
const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=B';
const part = '--B\r\nContent-Disposition: form-data; name="password"\r\n\r\nPassword-1\r\n--B--\r\n';

it.each([
  ['json', express.json(), 'application/json'],
  ['urlencoded', express.urlencoded(), form],
  ['text', express.text({ type: () => true }), 'application/json'],
  ['raw', express.raw({ type: () => true }), 'application/json'],
])('reads an empty body behind express.%s as no fields', async (_name, parser, type) => {
  const head = ['POST /api/v1/login HTTP/1.1', 'Host: h', 'Connection: close', `Content-Type: ${type}`];
  const bytes = `${head.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`;
  const answer = await served(({ port }) => sendRaw(port, bytes), express().use(parser, testApp()));
  expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 401 Unauthorized');
});

it.each([
  [form, JSON.stringify(misaka.fields), signedIn.misaka],
  [form, 'email=plain@example.com&password=Password-1', unreadable.misaka],
  [multipart, JSON.stringify(misaka.fields), signedIn.misaka],
  [multipart, part, unreadable.misaka],
])('reads a Misaka.io body of type %s as JSON: %s', async (type, body, answer) => {
  expectAnswer(await post(testApp(), '/v3/session/login', { 'Content-Type': type }, body), answer);
});

it('reports the field of the wrong type when another field is missing', async () => {
  const response = await request(testApp()).post('/apiv2/login').send({ login: 5 });
  expectAnswer(response, say.interserver(400, 'invalid login', 'login'));
});

it.each(['text/plain', 'image/png'])('rejects a file of type %s as the captcha', async (contentType) => {
  const response = await request(testApp())
    .post('/apiv2/login')
    .field(interserver.fields)
    .attach('g-recaptcha-response', Buffer.from('{}'), { filename: 'blob', contentType });
  expectAnswer(response, say.interserver(400, 'invalid g-recaptcha-response', 'g-recaptcha-response'));
});

it.each([
  ...['status-code=429', 'x-code=429', 'unicode=429', 'error_code=503'],
  ...['return="outcome=locked-out"', 'foo="code=429"', 'foo="a, code=429, b"', 'code=', 'code'],
])('ignores Prefer: %s, which requests no outcome', async (prefer) => {
  const response = await request(testApp())
    .post('/apiv2/login')
    .set('Prefer', prefer)
    .send(interserver.fields);
  expectAnswer(response, signedIn.interserver);
});

it.each(['0x1ad', '429.0', '4.29e2', '" 429"'])(
  'rejects Prefer: code=%s, which is not a status code',
  async (code) => {
    const response = await request(testApp()).post('/apiv2/login').set('Prefer', `code=${code}`).send({});
    expect(response.status).toBe(400);
  },
);

it.each([
  ['/apiv2/login?__code=402', 'code=429'],
  ['/apiv2/login?__code=402&__code=429', ''],
])('rejects %s with Prefer: %s, which requests two outcomes', async (path, prefer) => {
  expect((await request(testApp()).post(path).set('Prefer', prefer).send({})).status).toBe(400);
});

it.each(byProvider(['gzip', 'br', 'deflate'].map((encoding) => ({ encoding, answers: noFields }))))(
  'reads an empty body with the encoding $encoding as no fields at $provider',
  async ({ login, encoding, answer }) => {
    expectAnswer(await post(testApp(), login.path, { ...json, 'Content-Encoding': encoding }, ''), answer);
  },
);

it.each(byProvider([{ answers: signedIn }]))(
  'accepts a UTF-16 body at $provider that a parser has already decoded',
  async ({ login, answer }) => {
    const app = express().use(express.text({ type: () => true }), testApp());
    const body = Buffer.from(JSON.stringify(login.fields), 'utf16le');
    const type = { 'Content-Type': 'application/json; charset=utf-16le' };
    expectAnswer(await post(app, login.path, type, body), answer);
  },
);

it('keeps the mount prefix in links when the request target is an absolute URL', async () => {
  const bytes = jsonPost('http://emulator.localhost/a/api/v1/login', rocketchat.fields, [
    'Connection: close',
  ]);
  const answer = await served(({ port }) => sendRaw(port, bytes), express().use('/a', testApp()));
  expect(/"avatarUrl":"([^"]*)"/.exec(answer)?.[1]).toBe('http://emulator.localhost/a/avatar/plain');
});

const bomb = Buffer.alloc(20 << 20, ' ');
it.each(
  byProvider([
    { encoding: 'gzip', bytes: gzipSync(bomb), answers: tooLarge },
    { encoding: 'deflate', bytes: deflateSync(bomb), answers: tooLarge },
    { encoding: 'br', bytes: brotliCompressSync(bomb), answers: tooLarge },
  ]),
)(
  'rejects a $encoding body that decompresses above the size limit at $provider',
  async ({ login, encoding, bytes, answer }) => {
    expectAnswer(await post(testApp(), login.path, { ...json, 'Content-Encoding': encoding }, bytes), answer);
  },
);

it('allows a CORS origin two levels below localhost as loopback', async () => {
  const origin = 'http://a.b.localhost:3000';
  const response = await request(testApp()).post('/apiv2/login').set('Origin', origin).send({});
  expect(response.headers['access-control-allow-origin']).toBe(origin);
});

it('still answers when the record callback throws', async () => {
  const reported = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const record = () => {
    throw new Error('boom');
  };
  const app = testApp({ record });
  expectAnswer(await request(app).post('/apiv2/login').send(interserver.fields), signedIn.interserver);
  expect((await request(app).get('/nowhere')).status).toBe(404);
  expect(reported).toHaveBeenCalledTimes(2);
  reported.mockRestore();
});
