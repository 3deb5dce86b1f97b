import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { testEmulator } from '../support/emulator.ts';

it.each([
  [
    'interserver',
    'login',
    {},
    ['login is missing', 'passwd is missing', 'received no fields; accepted: login + passwd'],
  ],
  ['interserver', 'login', { login: '', passwd: 'x' }, ['login is empty']],
  ['interserver', 'login', { login: 5, passwd: 'x' }, ["login breaks the contract's type"]],
  ['interserver', 'login', [], ["the body breaks the contract's type"]],
  [
    'rocketchat',
    'login',
    {},
    [
      ...['user is missing', 'password is missing', 'resume is missing'],
      'received no fields; accepted: user + password, or resume',
    ],
  ],
  ['rocketchat', 'login', { user: 'plain', password: '' }, ['user or password is empty']],
  [
    'rocketchat',
    'login',
    { resume: 'x' },
    ['the token is invalid: it was never issued, or ended too long ago'],
  ],
  ['misaka', 'login', { email: 'a', password: 'short' }, ["password breaks the contract's minLength"]],
  ['misaka', 'login', { password: 'Password-1' }, ['no email or username given']],
  ['onlyoffice', 'authenticateByCode', {}, ['userName, or both password and passwordHash, is empty']],
])('traces why %s %s rejects %j', async (provider, operation, body, reasons) => {
  expect((await testEmulator().send(provider, operation, body)).trace).toEqual(reasons);
});

it.each([
  ['application/json', '{', ["the body isn't well-formed, or isn't in its charset"]],
  [
    'text/xml',
    '<a/>',
    [
      'unsupported-media-type',
      'content type text/xml; send Content-Type: application/json or multipart/form-data',
    ],
  ],
])('traces why InterServer rejects a body of %s', async (type, body, trace) => {
  const entries: Entry[] = [];
  const app = testApp({ record: (entry) => void entries.push(entry) });
  await request(app).post('/apiv2/login').set('Content-Type', type).send(body);
  expect(entries.map((entry) => entry.trace)).toEqual([trace]);
});
