import { expect, it } from '@jest/globals';
import { rightCode } from '../exchanges/exchange.ts';
import { testEmulator } from '../support/emulator.ts';

it.each([
  ['rocketchat', 'login', { user: 'captcha', password: 'Password-1' }, {}],
  ['misaka', 'login', { email: 'captcha@example.com', password: 'Password-1' }, {}],
  [
    'onlyoffice',
    'authenticateByCode',
    { userName: 'captcha@example.com', password: 'Password-1' },
    { code: rightCode },
  ],
])(
  'signs in an account with captcha: true without a captcha at %s, whose document has none',
  async (provider, operation, body, path) => {
    expect((await testEmulator().send(provider, operation, body, { path })).outcome).toBe('signed-in');
  },
);
