import { refusals } from '../../raw-exchange.ts';
import type { ProfileTable } from '../../exchange.ts';
import { error } from '../error.ts';
import { besideSigningIn, signingInOf } from '../other-operations/index.ts';
import { saysIn } from '../profile.ts';
import { besideSettings, settingsOf } from '../settings/index.ts';
import { authenticateByCode } from './authenticate-by-code.ts';

/** Error replies. */
const denied = {
  malformed: [400, error(400, 'Bad Request')],
  'not-found': [404, error(404, 'The resource could not be found')],
  'method-not-allowed': [405, error(405, 'Method Not Allowed')],
  'too-large': [413, error(413, 'Request body too large.')],
  'unsupported-media-type': [415, error(415, 'Unsupported Media Type')],
} as const;

/** ONLYOFFICE as documented. */
export const documented: ProfileTable = {
  provider: 'onlyoffice',
  profile: 'documented',
  operations: [authenticateByCode, ...signingInOf(saysIn.documented), ...settingsOf(saysIn.documented)],
  beside: [
    ...refusals(
      { base: '/api/2.0', path: '/api/2.0/authentication/1', operation: 'authenticateByCode' },
      denied,
    ),
    ...besideSigningIn(denied),
    ...besideSettings(denied),
  ],
};
