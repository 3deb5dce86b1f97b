import { refusals } from '../../raw-exchange.ts';
import type { ProfileTable } from '../../exchange.ts';
import { besideNeighbours, neighboursOf } from '../other-operations/index.ts';
import { getCaptcha } from './get-captcha.ts';
import { getLoginPage } from './get-login-page.ts';
import { login } from './login.ts';

/** Error replies. */
const denied = {
  malformed: [400, { message: 'invalid path' }],
  'not-found': [404, { message: 'not found' }],
  'method-not-allowed': [405, { message: 'method not allowed' }],
  'too-large': [413, { message: 'request body too large' }],
  'unsupported-media-type': [415, { message: 'unsupported content type' }],
} as const;

/** InterServer as documented. */
export const documented: ProfileTable = {
  provider: 'interserver',
  profile: 'documented',
  operations: [login, getLoginPage, getCaptcha, ...neighboursOf('documented')],
  beside: [
    ...refusals({ base: '/apiv2', path: '/apiv2/login', operation: 'login' }, denied),
    ...besideNeighbours(denied),
  ],
};
