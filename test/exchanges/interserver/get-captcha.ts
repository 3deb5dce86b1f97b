import { expect } from '@jest/globals';
import type { Cell, OperationTable } from '../exchange.ts';
import { besideLogin, newVisitor, type Own } from './common-replies.ts';

/** The image of a captcha, whose phrase differs each time. */
export const picture: unknown = expect.stringMatching(/^data:image\/jpeg;base64,[\w+/]+=*$/);

/** InterServer's captcha: one row for both profiles. */
export function getCaptchaOf(profile: string): OperationTable {
  const cells: readonly Cell[] = [
    {
      outcome: 'done',
      status: 200,
      body: { captcha: picture },
      headers: newVisitor,
      reach: {},
    },
    {
      outcome: 'done',
      status: 200,
      when: 'for a visitor who has the cookie',
      body: { captcha: picture },
      reach: { cookies: { PHPSESSID: 'visitor1' } },
    },
    { outcome: 'token-invalid', status: 401, body: { code: 401, message: 'Invalid session id' } },
  ];
  const own: Own = { profile, operation: 'getCaptcha', url: '/apiv2/captcha' };
  return besideLogin(own, cells, { 200: 'done', 401: 'token-invalid' });
}
