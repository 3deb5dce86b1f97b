import { bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { getCaptcha } from '../operations/get-captcha.ts';
import { getLoginPage } from '../operations/get-login-page.ts';
import type { Wire } from '../../../core/operation.ts';
import { visitorHeaders, visitorOf } from '../domain/captcha.ts';
import { captchaImage } from '../domain/image.ts';
import { commonReplies } from './common-replies.ts';

const readVisitor = ({ cookies }: Wire) => ({ request: { visitor: visitorOf(cookies) } });

/** The captcha and the login page. */
export const captchaEndpoints = [
  /** The captcha as both profiles have it: the same example stands in both sources. */
  bindBoth(documented.getCaptcha, observed.getCaptcha, getCaptcha).to({
    read: readVisitor,
    render: {
      done: (shown) => ({
        status: 200,
        body: { captcha: captchaImage(shown.phrase) },
        headers: visitorHeaders(shown),
      }),
      'token-invalid': () => ({ status: 401, body: { code: 401, message: 'Invalid session id' } }),
      ...commonReplies,
    },
  }),

  /** The login page as both profiles have it. */
  bindBoth(documented.getLoginPage, observed.getLoginPage, getLoginPage).to({
    read: readVisitor,
    render: {
      done: (shown) => ({
        status: 200,
        body: {
          logo: '//my.interserver.net/images/logos/mystaging.png',
          captcha: captchaImage(shown.phrase),
          language: 'en-US',
          counts: { vps: 290201, websites: 205172, servers: 27940 },
        },
        headers: visitorHeaders(shown),
      }),
      'not-allowed': () => ({ status: 403, body: { message: 'access denied' } }),
      ...commonReplies,
    },
  }),
];
