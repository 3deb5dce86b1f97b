import { getCaptchaOf } from '../get-captcha.ts';

/** InterServer's captcha. */
export const getCaptcha = getCaptchaOf('documented');
