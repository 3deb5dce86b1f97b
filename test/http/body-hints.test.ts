import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';

const json = '{"user":"plain","password":"Password-1","login":"plain@example.com"}';
const urlencoded = 'application/x-www-form-urlencoded';
const sendJson = 'send JSON, with Content-Type: application/json';
const looksLikeJson = `the body looks like JSON, its content type is ${urlencoded}; ${sendJson}`;
const looksLikeForm = 'the body looks like a form (name=value&…), ';
const rocketchat = '/api/v1/login';
const interserver = '/apiv2/login';
const misaka = '/v3/session/login';
const onlyoffice = '/api/2.0/authentication';

/** The last line of a request's trace, which is what the terminal shows. */
async function reasonFor(path: string, type: string | undefined, body: string, profile = 'documented') {
  const entries: Entry[] = [];
  const observed = { interserver: 'observed', rocketchat: 'observed', onlyoffice: 'observed' } as const;
  const app = testApp({
    record: (entry) => void entries.push(entry),
    ...(profile === 'observed' && { profile: observed }),
  });
  const post = request(app).post(path).serialize(String);
  if (type !== undefined) post.set('Content-Type', type);
  else post.unset('Content-Type');
  await post.send(Buffer.from(body));
  expect(JSON.stringify(entries)).not.toMatch(/Password-1/);
  return entries[0]?.trace.at(-1);
}

it.each([
  [rocketchat, urlencoded, json, looksLikeJson],
  [rocketchat, urlencoded, ` [${json}]`, looksLikeJson],
  [onlyoffice, urlencoded, json, undefined],
  [interserver, 'multipart/form-data', json, /has no boundary/],
  [
    interserver,
    'multipart/form-data; boundary=x',
    json,
    /^the body looks like JSON, its content type is multipart/,
  ],
  [
    interserver,
    'application/json',
    'login=plain&passwd=Password-1',
    `${looksLikeForm}its content type is application/json; ${sendJson}`,
  ],
  [
    rocketchat,
    'application/json',
    'user=plain&password=Password-1',
    `${looksLikeForm}its content type is application/json; ${sendJson}`,
  ],
  [
    misaka,
    'application/json',
    'email=plain&password=Password-1',
    `${looksLikeForm}its content type is application/json; ${sendJson}`,
  ],
  [
    misaka,
    `${urlencoded}; charset=utf-8`,
    'email=plain&password=Password-1',
    `${looksLikeForm}its content type is ${urlencoded}; ${sendJson}`,
  ],
  [
    misaka,
    undefined,
    'email=plain&password=Password-1',
    `${looksLikeForm}it has no content type; ${sendJson}`,
  ],
  [onlyoffice, urlencoded, 'userName=plain&password=Password-1', undefined],
  [rocketchat, 'application/json', "{'user':'plain'}", 'the body has single quotes; JSON has double quotes'],
  [interserver, 'application/json', '<?xml version="1.0"?><a/>', /^the body looks like XML/],
])('gives a hint about the body of %s with the content type %s: %s', async (path, type, body, reason) => {
  const last = await reasonFor(path, type, body);
  if (reason === undefined) expect(last).toMatch(/^content type .*; send Content-Type: /);
  else if (typeof reason === 'string') expect(last).toBe(reason);
  else expect(last).toMatch(reason);
});

it.each([rocketchat, interserver, onlyoffice])(
  'lists the accepted content types when %s rejects one',
  async (path) => {
    for (const profile of ['documented', 'observed']) {
      expect(await reasonFor(path, 'text/xml', '<a/>', profile)).toMatch(
        /^content type text\/xml; send Content-Type: application\/json/,
      );
      expect(await reasonFor(path, 'application/json; charset=klingon', json, profile)).toBe(
        'charset klingon; send the body as UTF-8',
      );
    }
  },
);

it.each([
  [
    rocketchat,
    { mail: 'a@example.com', password: 'Password-1' },
    'received fields: mail, password; accepted: user + password, or resume',
  ],
  [
    rocketchat,
    { login: 'a', pass: 'Password-1' },
    'received fields: login, pass; accepted: user + password, or resume',
  ],
  [
    interserver,
    { username: 'a', password: 'Password-1' },
    'received fields: username, password; accepted: login + passwd',
  ],
  [interserver, { 'Password-1': 1 }, 'received fields: 1 (not shown); accepted: login + passwd'],
  [
    misaka,
    { login: 'a@example.com', password: 'Password-1' },
    /^received fields: login, password; accepted: .*email/,
  ],
  [
    onlyoffice,
    { login: 'a@example.com', password: 'Password-1' },
    /^received fields: login, password; accepted: .*userName/,
  ],
])('lists received and accepted fields when %s gets %j', async (path, body, line) => {
  const last = await reasonFor(path, 'application/json', JSON.stringify(body));
  if (typeof line === 'string') expect(last).toBe(line);
  else expect(last).toMatch(line);
});
