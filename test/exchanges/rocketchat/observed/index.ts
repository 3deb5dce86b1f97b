import { refusals } from '../../raw-exchange.ts';
import type { ProfileTable } from '../../exchange.ts';
import { neighbours } from '../other-operations/index.ts';
import { clientForms } from '../clients.ts';
import { preflights } from '../cors-off.ts';
import { login, signedIn, unauthorized } from './login.ts';

const unread = {
  operation: 'login',
  said: 'malformed-request',
  method: 'POST',
  path: '/api/v1/login',
  status: 401,
  body: unauthorized,
} as const;

/** Rocket.Chat as its servers behave. */
export const observed: ProfileTable = {
  provider: 'rocketchat',
  profile: 'observed',
  operations: [login, ...neighbours('observed')],
  beside: [
    ...clientForms((username) =>
      signedIn(
        username,
        username === 'totp' ? { services: { password: { exists: true }, totp: { enabled: true } } } : {},
      ),
    ),
    ...refusals(
      { base: '/api/v1', path: '/api/v1/login', operation: 'login' },
      {
        malformed: [400, { success: false, error: 'Malformed path' }],
        'not-found': [404, '404 Not Found', 'text/plain; charset=UTF-8'],
        'method-not-allowed': [404, '404 Not Found', 'text/plain; charset=UTF-8'],
        'too-large': [413, { success: false, error: 'Request entity too large' }],
      },
    ),
    ...preflights('text/plain;charset=UTF-8'),
    { ...unread, when: 'broken JSON', type: 'application/json', text: '{' },
    { ...unread, when: 'a text', type: 'text/plain', text: 'user=plain' },
    { ...unread, when: 'a part', type: 'multipart/form-data; boundary=b', text: '--b--' },
  ],
  unreachable: {
    'unsupported-media-type': 'its login, the only operation, counts a foreign body as empty and says 401',
  },
};
