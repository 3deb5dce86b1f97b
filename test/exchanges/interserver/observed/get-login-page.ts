import { getLoginPageOf } from '../get-login-page.ts';

/** InterServer's login page. */
export const getLoginPage = getLoginPageOf('observed');
