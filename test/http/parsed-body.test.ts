import { gzipSync } from 'node:zlib';
import { it } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { noFields, unauthorized, unreadable, unsupported, type Answers } from './answers.ts';
import { byProvider, expectAnswer, logins, post } from './exchange.ts';
import { signedIn } from './signed-in.ts';

interface Front {
  readonly front: string;
  readonly handlers: readonly RequestHandler[];
}

const pausing: RequestHandler = (incoming, _response, next) => {
  incoming.pause();
  next();
};
const encoding: RequestHandler = (incoming, _response, next) => {
  incoming.setEncoding('latin1');
  next();
};
const everything = { type: () => true, limit: '1mb' };
const untouching: readonly Front[] = [
  { front: 'nothing', handlers: [] },
  { front: 'a slow middleware', handlers: [(_incoming, _response, next) => setImmediate(next)] },
  { front: 'a middleware that pauses it', handlers: [pausing] },
  { front: 'a middleware that sets its encoding', handlers: [encoding] },
  { front: 'express.text', handlers: [express.text(everything)] },
  { front: 'express.raw', handlers: [express.raw(everything)] },
];
const fronts: readonly Front[] = [
  ...untouching,
  { front: 'express.json', handlers: [express.json()] },
  { front: 'express.urlencoded', handlers: [express.urlencoded()] },
  { front: 'both', handlers: [express.json(), express.urlencoded({ extended: true })] },
];

const json = { 'Content-Type': 'application/json' };

/** Creates an app with the emulator behind these parsers. */
function behind(handlers: readonly RequestHandler[]) {
  const app = express();
  for (const handler of handlers) app.use(handler);
  return app.use(testApp());
}

/** Every provider behind each of these parsers, with its response. */
function rows(all: readonly Front[], answers: Answers) {
  return all.flatMap((front) => byProvider([{ ...front, answers }]));
}

it.each(rows(fronts, signedIn))('$provider signs in behind $front', async (row) => {
  const { handlers, login, answer } = row;
  expectAnswer(await request(behind(handlers)).post(login.path).send(login.fields), answer);
});

it.each(rows(fronts, signedIn))('$provider reads gzip behind $front', async (row) => {
  const { handlers, login, answer } = row;
  const headers = { ...json, 'Content-Encoding': 'gzip' };
  const bytes = gzipSync(JSON.stringify(login.fields));
  expectAnswer(await post(behind(handlers), login.path, headers, bytes), answer);
});

it.each(rows(fronts, noFields))('$provider answers an object without fields behind $front', async (row) => {
  const { handlers, login, answer } = row;
  expectAnswer(await post(behind(handlers), login.path, json, '{}'), answer);
});

it.each(rows(untouching, unreadable))('$provider answers malformed JSON behind $front', async (row) => {
  const { handlers, login, answer } = row;
  expectAnswer(await post(behind(handlers), login.path, json, '{"a"'), answer);
});

it.each(rows(fronts, { ...unsupported, misaka: unreadable.misaka }))(
  '$provider answers XML behind $front',
  async ({ handlers, login, answer }) => {
    const xml = { 'Content-Type': 'text/xml' };
    expectAnswer(await post(behind(handlers), login.path, xml, '<a/>'), answer);
  },
);

it.each(fronts)('rocketchat reads a urlencoded form behind $front', async ({ handlers }) => {
  const { path } = logins.rocketchat;
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const whole = 'user=plain&password=Password-1';
  expectAnswer(await post(behind(handlers), path, form, whole), signedIn.rocketchat);
  expectAnswer(await post(behind(handlers), path, form, `${whole}&user=plain`), unauthorized);
  expectAnswer(await post(behind(handlers), path, form, 'user[name]=plain&password=x'), unauthorized);
});

it.each(fronts)('interserver reads a multipart form behind $front', async ({ handlers }) => {
  const { path, fields } = logins.interserver;
  const client = request(behind(handlers)).post(path).field(fields);
  const captcha = { filename: 'blob', contentType: 'application/json' };
  client.attach('g-recaptcha-response', Buffer.from('{"_value":"x"}'), captcha);
  expectAnswer(await client, signedIn.interserver);
});

it.each(byProvider([{ answers: signedIn }]))(
  '$provider accepts a body above its limit from an earlier parser',
  async ({ login, answer }) => {
    const app = behind([express.json({ limit: '3mb' })]);
    const body = JSON.stringify({ ...login.fields, other: 'x'.repeat(2 * 1024 * 1024) });
    expectAnswer(await post(app, login.path, json, body), answer);
  },
);

it('rejects null from an earlier parser', async () => {
  const app = behind([express.json({ strict: false })]);
  expectAnswer(await post(app, logins.interserver.path, json, 'null'), unreadable.interserver);
});
