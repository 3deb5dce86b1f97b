import { expect, it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { tooLarge } from './answers.ts';
import { byProvider, expectAnswer, post } from './exchange.ts';
import { exchange, headOf, jsonPost, received } from './sockets.ts';
import { signedIn } from './signed-in.ts';

const limitBytes = 1024 * 1024;
const json = { 'Content-Type': 'application/json' };
const closing = ['Content-Type: application/json', 'Connection: close'];

it.each(byProvider([{ answers: signedIn }]))('$provider reads a body of 1 MiB', async ({ login, answer }) => {
  const body = JSON.stringify(login.fields).padEnd(limitBytes);
  expectAnswer(await post(testApp(), login.path, json, body), answer);
});

it.each(byProvider([{ answers: tooLarge }]))(
  '$provider rejects a body one byte above its limit',
  async ({ login, answer }) => {
    const body = JSON.stringify(login.fields).padEnd(limitBytes + 1);
    expectAnswer(await post(testApp(), login.path, json, body), answer);
  },
);

it.each(byProvider([{ answers: tooLarge }]))(
  '$provider rejects a body by its Content-Length without waiting for the body',
  async ({ login, answer }) => {
    const head = headOf(login.path, [...closing, `Content-Length: ${5 * limitBytes}`]);
    expect(await exchange(`${head}\r\n`)).toEqual([received(answer)]);
  },
);

it.each(byProvider([{ answers: tooLarge }]))(
  '$provider rejects chunks as soon as they exceed the limit',
  async ({ login, answer }) => {
    const head = headOf(login.path, [...closing, 'Transfer-Encoding: chunked']);
    const chunks = chunk(limitBytes) + chunk(1);
    expect(await exchange(`${head}\r\n${chunks}`)).toEqual([received(answer)]);
  },
);

it.each(byProvider([{ answers: tooLarge }]))(
  '$provider answers the next request on a connection whose last body was too large',
  async ({ provider, login, answer }) => {
    const whole = chunk(limitBytes) + chunk(1) + '0\r\n\r\n';
    const bytes = [
      `${headOf(login.path, ['Content-Type: application/json', 'Transfer-Encoding: chunked'])}\r\n${whole}`,
      `${headOf(login.path, [`Content-Length: ${limitBytes + 1}`])}\r\n${'x'.repeat(limitBytes + 1)}`,
      jsonPost(login.path, login.fields, ['Connection: close']),
    ];
    expect(await exchange(bytes.join(''))).toEqual([answer, answer, signedIn[provider]].map(received));
  },
);

function chunk(bytes: number): string {
  return `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`;
}
