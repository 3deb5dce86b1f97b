import type { OperationWire, Wire } from '../../../core/operation.ts';
import { visitorHeaders, visitorOf } from '../domain/captcha.ts';
import { captchaImage } from '../domain/image.ts';
import type { GetCaptchaFacts, VisitorRequest } from '../operations/get-captcha.ts';
import type { GetLoginPageFacts } from '../operations/get-login-page.ts';
import { commonReplies, takesNoBody } from './common-replies.ts';
import type { BothProfiles } from './both-profiles.ts';

const readVisitor = ({ cookies }: Wire) => ({ request: { visitor: visitorOf(cookies) } });

/** The captcha as both profiles have it: the same example stands in both sources. */
export const getCaptcha: OperationWire<
  unknown,
  VisitorRequest,
  GetCaptchaFacts,
  BothProfiles<'getCaptcha'>
> = {
  read: readVisitor,
  readViolation: takesNoBody,
  render: {
    done: (shown) => ({
      status: 200,
      body: { captcha: captchaImage(shown.phrase) },
      headers: visitorHeaders(shown),
    }),
    'token-invalid': () => ({ status: 401, body: { code: 401, message: 'Invalid session id' } }),
    ...commonReplies,
  },
};

/** The login page as both profiles have it. */
export const getLoginPage: OperationWire<
  unknown,
  VisitorRequest,
  GetLoginPageFacts,
  BothProfiles<'getLoginPage'>
> = {
  read: readVisitor,
  readViolation: takesNoBody,
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
};
