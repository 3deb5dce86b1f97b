import { refusals } from '../../beside.ts';
import type { ProfileTable } from '../../cell.ts';
import { login } from './login.ts';

/** Misaka.io as its document has it. */
export const documented: ProfileTable = {
  provider: 'misaka',
  profile: 'documented',
  operations: [login],
  beside: [
    ...refusals(
      { base: '/v3', path: '/v3/session/login', operation: 'login' },
      {
        malformed: [400, { detail: 'Bad request' }],
        'not-found': [404, { detail: 'Not Found' }],
        'method-not-allowed': [405, { detail: 'Method "DELETE" not allowed.' }],
        'too-large': [413, { detail: 'Request body too large' }],
        'unsupported-media-type': [415, { detail: 'Unsupported media type' }],
      },
      // any content type is read as JSON; no charset is, that nobody knows
      { type: 'application/json; charset=klingon', text: '{}' },
    ),
    {
      operation: 'login',
      said: 'malformed-request',
      method: 'POST',
      path: '/v3/session/login',
      type: 'application/json',
      text: '{',
      status: 400,
      body: { detail: 'Cannot parse request body' },
    },
  ],
};
