import { refusals } from '../../raw-exchange.ts';
import type { ProfileTable } from '../../exchange.ts';
import { besideSigningIn, signingInOf } from '../other-operations/index.ts';
import { exceptions, saysIn } from '../profile.ts';
import { besideSettings, settingsOf } from '../settings/index.ts';
import { authenticateByCode } from './authenticate-by-code.ts';

const says = saysIn.observed;
const { failure } = says;

/** Error replies. */
const denied = {
  malformed: [400, failure(400, 'Bad Request')],
  'not-found': [404, failure(404, 'The resource could not be found')],
  'method-not-allowed': [405, failure(405, 'Method Not Allowed')],
  'too-large': [413, failure(413, 'Request body too large.', exceptions.any)],
  'unsupported-media-type': [415, failure(415, 'Unsupported Media Type')],
} as const;

/** ONLYOFFICE as its server behaves. */
export const observed: ProfileTable = {
  provider: 'onlyoffice',
  profile: 'observed',
  operations: [authenticateByCode, ...signingInOf(says), ...settingsOf(says)],
  beside: [
    ...refusals(
      { base: '/api/2.0', path: '/api/2.0/authentication/1', operation: 'authenticateByCode' },
      denied,
    ),
    ...besideSigningIn(denied),
    ...besideSettings(denied),
  ].map((row) => ({ ...row, answerType: 'application/json; charset=utf-8' })),
};
