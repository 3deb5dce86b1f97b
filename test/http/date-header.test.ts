import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createDateText } from '../../src/http/send-reply.ts';
import { testApp } from '../support/app.ts';
import { logins } from './exchange.ts';

const now = '2027-01-31T12:00:00.999Z';
const stamp = 'Sun, 31 Jan 2027 12:00:00 GMT';
const { path, fields } = logins.interserver;

it('formats each second as a Date header', () => {
  const text = createDateText();
  const times = ['12:00:00.000Z', '12:00:00.999Z', '12:00:01.000Z', '11:59:59.999Z'];
  expect(times.map((time) => text(Date.parse(`2027-01-31T${time}`)))).toEqual([
    'Sun, 31 Jan 2027 12:00:00 GMT',
    'Sun, 31 Jan 2027 12:00:00 GMT',
    'Sun, 31 Jan 2027 12:00:01 GMT',
    'Sun, 31 Jan 2027 11:59:59 GMT',
  ]);
});

it.each([
  ['a login', () => request(testApp({ now })).post(path).send(fields)],
  ['a preflight', () => request(testApp({ now })).options(path).set('Origin', 'http://localhost')],
  ['a path without an operation', () => request(testApp({ now })).post(`${path}/nowhere`)],
  ['a path outside every provider', () => request(testApp({ now })).post('/nowhere')],
  ['a problem', () => request(testApp({ now })).post(path).set('Prefer', 'code=418')],
])("dates the response to %s by the emulator's clock", async (_what, send) => {
  expect((await send()).headers['date']).toBe(stamp);
});
