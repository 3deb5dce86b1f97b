import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createApp, OptionError } from '../../src/index.ts';

it.each([
  [{ providers: [] }, 'providers must be a non-empty list'],
  [
    { provider: 'misaka' } as never,
    'there is no option provider; expected one of providers, profile, fixtures,',
  ],
  [{ requestBudget: 'on' as never }, 'requestBudget is on; expected off or vendor'],
  [{ quiet: 'yes' as never }, 'quiet is yes; expected true or false'],
  [{ cors: ['nope'] }, 'cors is a list (nope); expected loopback, *, off, or a list of origins'],
  [{ fixtures: 3 as never }, 'fixtures is 3; expected a folder, or content by provider'],
  [{ record: {} as never }, 'record is of type object; expected a function'],
  [null as never, 'the options must be an object'],
  [{ cors: 'bogus' as never }, 'cors is bogus; expected loopback, *, off, or a list of origins'],
  [{ now: '9999-12-31T00:00:00Z' }, 'now is 9999-12-31T00:00:00Z; expected a time from 1970 to 8999'],
  [{ now: 8.64e15 }, 'now is 8640000000000000; expected a time from 1970 to 8999'],
  [{ now: 'soon' }, 'now is soon; expected a time from 1970 to 8999'],
])('rejects the options %j', (options, message) => {
  expect(() => createApp(options)).toThrow(OptionError);
  expect(() => createApp(options)).toThrow(message);
});

it.each([
  [
    'misaka',
    { login: 'alice', password: 'abcdef' },
    '/v3/session/login',
    { email: 'alice', password: 'abcdef' },
  ],
  [
    'interserver',
    { login: 'a', password: 'b', accountId: 2147483647 },
    '/apiv2/login',
    { login: 'a', passwd: 'b' },
  ],
])('signs in every account that the fixtures of %s accept', async (provider, account, path, body) => {
  const app = createApp({ fixtures: { [provider]: { accounts: [account] } } });
  expect((await request(app).post(path).send(body)).status).toBe(200);
});

it('rejects an accountId above the range of the contract', () => {
  const fixtures = { interserver: { accounts: [{ login: 'a', password: 'b', accountId: 1e20 }] } };
  expect(() => createApp({ fixtures })).toThrow('expected a whole number from 1 to 2147483647');
});

it.each([
  [
    'interserver',
    { accountId: 7 },
    { accountId: 7 },
    'the id 7 is also that of accounts[0]; expected each id once',
  ],
  [
    'misaka',
    { user: { id: 7 } },
    { user: { id: 7 } },
    'the id 7 is also that of accounts[0]; expected each id once',
  ],
])('rejects two accounts of %s with the same id', (provider, one, other, message) => {
  const accounts = [
    { login: 'a@example.com', password: 'Password-1', ...one },
    { login: 'b@example.com', password: 'Password-1', ...other },
  ];
  expect(() => createApp({ fixtures: { [provider]: { accounts } } })).toThrow(message);
});
