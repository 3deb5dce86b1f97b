import type { Profile, Wire } from '../../../core/operation.ts';
import { visitorHeaders, visitorOf } from '../rules/captcha.ts';
import { captchaImage } from '../rules/image.ts';
import type { GetCaptchaFacts, VisitorRequest } from '../operations/get-captcha.ts';
import type { GetLoginPageFacts } from '../operations/get-login-page.ts';
import { apart, takesNoBody } from './beside-login.ts';
import type { Both } from './both.ts';

const readVisitor = ({ cookies }: Wire) => ({ request: { visitor: visitorOf(cookies) } });

/** The captcha as both profiles have it: the same example stands in both sources. */
export const getCaptcha: Profile<unknown, VisitorRequest, GetCaptchaFacts, Both<'getCaptcha'>> = {
  read: readVisitor,
  readViolation: takesNoBody,
  say: {
    done: (shown) => ({
      status: 200,
      body: { captcha: captchaImage(shown.phrase) },
      headers: visitorHeaders(shown),
    }),
    'token-invalid': () => ({ status: 401, body: { code: 401, message: 'Invalid session id' } }),
    ...apart,
  },
};

/** The login page as both profiles have it. */
export const getLoginPage: Profile<unknown, VisitorRequest, GetLoginPageFacts, Both<'getLoginPage'>> = {
  read: readVisitor,
  readViolation: takesNoBody,
  say: {
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
    ...apart,
  },
};
