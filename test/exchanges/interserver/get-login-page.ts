import { picture } from './get-captcha.ts';
import type { Cell, OperationTable } from '../exchange.ts';
import { besideLogin, newVisitor, type Own } from './common-replies.ts';

const page = {
  logo: '//my.interserver.net/images/logos/mystaging.png',
  captcha: picture,
  language: 'en-US',
  counts: { vps: 290201, websites: 205172, servers: 27940 },
};

/** InterServer's login page: one row for both profiles. */
export function getLoginPageOf(profile: string): OperationTable {
  const cells: readonly Cell[] = [
    { outcome: 'done', status: 200, body: page, headers: newVisitor, reach: {} },
    {
      outcome: 'done',
      status: 200,
      when: 'for a visitor who has the cookie',
      body: page,
      reach: { cookies: { PHPSESSID: 'visitor1' } },
    },
    { outcome: 'not-allowed', status: 403, body: { message: 'access denied' } },
  ];
  const own: Own = { profile, operation: 'getLoginPage', url: '/apiv2/login' };
  return besideLogin(own, cells, { 200: 'done', 403: 'not-allowed' });
}
