import { EventEmitter, once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { say } from './answers.ts';
import { byProvider, expectAnswer } from './exchange.ts';
import { exchange, headOf, jsonPost, received, served } from './sockets.ts';
import { signedIn } from './signed-in.ts';

const closing = ['Connection: close'];
const rows = byProvider([{ answers: signedIn }]);

it.each(rows)('$provider answers Expect: 100-continue', async ({ login, answer }) => {
  const bytes = jsonPost(login.path, login.fields, ['Expect: 100-continue', ...closing]);
  expect(await exchange(bytes)).toEqual([
    { status: 100, type: undefined, body: undefined },
    received(answer),
  ]);
});

it.each(rows)('$provider answers with HTTP/1.1 when HTTP/2 is offered', async ({ login, answer }) => {
  const upgrade = ['Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'];
  const bytes = jsonPost(login.path, login.fields, upgrade);
  expect(await exchange(bytes)).toEqual([received(answer)]);
});

it.each(rows)('$provider reads a body in chunks of one byte', async ({ login, answer }) => {
  const head = headOf(login.path, [
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
    ...closing,
  ]);
  const chunks = Array.from(JSON.stringify(login.fields), (byte) => `1\r\n${byte}\r\n`).join('');
  const bytes = `${head}\r\n${chunks}0\r\n\r\n`;
  expect(await exchange(bytes)).toEqual([received(answer)]);
});

it.each(rows)('$provider accepts a target in absolute form', async ({ login, answer }) => {
  const bytes = jsonPost(`http://emulator.localhost${login.path}?a=b`, login.fields, closing);
  expect(await exchange(bytes)).toEqual([received(answer)]);
});

it.each(rows)('$provider answers an HTTP/1.0 request', async ({ login, answer }) => {
  const bytes = jsonPost(login.path, login.fields).replace('HTTP/1.1', 'HTTP/1.0');
  expect(await exchange(bytes)).toEqual([received(answer)]);
});

it.each(rows)('$provider answers pipelined requests in their order', async ({ login, answer }) => {
  const bytes = [
    jsonPost(login.path, login.fields),
    `GET /nowhere HTTP/1.1\r\nHost: emulator.localhost\r\n\r\n`,
    jsonPost(login.path, login.fields),
    jsonPost(login.path, login.fields, closing),
  ];
  const answers = await exchange(bytes.join(''));
  expect(answers.map(({ status, type }) => ({ status, type }))).toEqual([
    { status: 200, type: 'application/json' },
    { status: 404, type: 'application/problem+json' },
    { status: 200, type: 'application/json' },
    { status: 200, type: 'application/json' },
  ]);
  expect(answers.at(-1)).toEqual(received(answer));
});

it('answers every provider on one connection', async () => {
  const bytes = rows.map(({ login }) => jsonPost(login.path, login.fields));
  const last = `DELETE /apiv2/login HTTP/1.1\r\nHost: emulator.localhost\r\nConnection: close\r\n\r\n`;
  const answers = await exchange(bytes.join('') + last);
  expect(answers).toEqual(
    [...rows.map(({ answer }) => answer), say.interserver(405, 'method not allowed')].map(received),
  );
});

it.each(rows)('$provider ignores a client that disconnects during its body', async ({ login, answer }) => {
  const reported = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const app = testApp();
  const arrivals = new EventEmitter();
  const listener: RequestListener = (incoming, response) => {
    app(incoming, response);
    arrivals.emit('request', response);
  };
  await served(async ({ url, port }) => {
    const arrived = once(arrivals, 'request') as Promise<[ServerResponse]>;
    const head = headOf(login.path, ['Content-Type: application/json', 'Content-Length: 1000']);
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head}\r\n{"login":`));
    const [response] = await arrived;
    socket.destroy();
    await once(response, 'close');
    expectAnswer(await request(url).post(login.path).send(login.fields), answer);
  }, listener);
  expect(reported).not.toHaveBeenCalled();
  reported.mockRestore();
});
