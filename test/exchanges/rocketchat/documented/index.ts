import { refusals } from '../../raw-exchange.ts';
import type { ProfileTable } from '../../exchange.ts';
import { getLegacyInfo } from '../other-operations/get-legacy-info.ts';
import { neighbours } from '../other-operations/index.ts';
import { clientForms } from '../clients.ts';
import { preflights } from '../cors-off.ts';
import { login, signedIn } from './login.ts';

/** Rocket.Chat as documented. */
export const documented: ProfileTable = {
  provider: 'rocketchat',
  profile: 'documented',
  operations: [login, ...neighbours('documented'), getLegacyInfo],
  beside: [
    ...clientForms(signedIn),
    ...refusals(
      { base: '/api/v1', path: '/api/v1/login', operation: 'login' },
      {
        malformed: [400, { status: 'error', message: 'Malformed path' }],
        'not-found': [404, { status: 'error', message: 'API endpoint does not exist' }],
        'method-not-allowed': [405, { status: 'error', message: 'API endpoint does not exist' }],
        'too-large': [413, { status: 'error', message: 'Request entity too large' }],
      },
    ),
    ...preflights('text/plain; charset=UTF-8'),
  ],
  unreachable: {
    'unsupported-media-type': 'its login, the only operation, counts a foreign body as empty and says 401',
  },
};
