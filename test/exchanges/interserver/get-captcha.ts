import { captchaImage } from '../../../src/providers/interserver/rules/image.ts';
import type { Cell, OperationTable } from '../cell.ts';
import { besideLogin, newVisitor, type Own } from './beside-login.ts';

/** InterServer's captcha: one row, whichever its profile. */
export function getCaptchaOf(profile: string): OperationTable {
  const cells: readonly Cell[] = [
    {
      outcome: 'done',
      status: 200,
      body: { captcha: captchaImage },
      headers: newVisitor,
      reach: {},
    },
    {
      outcome: 'done',
      status: 200,
      when: 'for a visitor who has the cookie',
      body: { captcha: captchaImage },
      reach: { cookies: { PHPSESSID: 'visitor1' } },
    },
    { outcome: 'token-invalid', status: 401, body: { code: 401, message: 'Invalid session id' } },
  ];
  const own: Own = { profile, operation: 'getCaptcha', url: '/apiv2/captcha' };
  return besideLogin(own, cells, { 200: 'done', 401: 'token-invalid' });
}
