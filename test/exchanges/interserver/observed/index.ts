import { refusals } from '../../raw-exchange.ts';
import type { ProfileTable } from '../../exchange.ts';
import { besideNeighbours, neighboursOf } from '../other-operations/index.ts';
import { getSearch } from '../other-operations/search.ts';
import { getCaptcha } from './get-captcha.ts';
import { getLoginPage } from './get-login-page.ts';
import { login } from './login.ts';

/** Error replies. */
const denied = {
  malformed: [400, { code: 400, message: 'Invalid path' }],
  'not-found': [404, { code: 404, message: 'Not found' }],
  'method-not-allowed': [405, { code: 405, message: 'Method not allowed' }],
  'too-large': [413, { code: 413, message: 'Request body too large' }],
  'unsupported-media-type': [415, { code: 415, message: 'Unsupported content type' }],
} as const;

/** InterServer as its examples show it and its web client needs it. */
export const observed: ProfileTable = {
  provider: 'interserver',
  profile: 'observed',
  operations: [login, getLoginPage, getCaptcha, ...neighboursOf('observed'), getSearch],
  beside: [
    ...refusals({ base: '/apiv2', path: '/apiv2/login', operation: 'login' }, denied),
    ...besideNeighbours(denied),
  ],
};
