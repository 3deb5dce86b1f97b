import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import type { components } from '../../../generated/onlyoffice/observed/types.ts';
import type { Challenge } from '../domain/challenge.ts';
import type { LoginRequest } from '../domain/credentials.ts';
import { authenticateByCode } from '../operations/authenticate-by-code.ts';
import { authenticate } from '../operations/authenticate.ts';
import { bindBoth } from './dialect.ts';
import { commonErrors, exception, failure, malformed, tooMany } from './replies.ts';
import { readMalformed } from './requests.ts';

type LoginBody = components['schemas']['AuthRequest'];

const failed = () => failure(401, 'User authentication failed');

/** Replies to a denied login; the spelling `passworHash` is the document's. */
export const loginDenials = {
  'missing-credentials': () => ({
    ...failure(400, 'userName, password or passworHash is empty'),
    observed: failed(),
  }),
  'invalid-credentials': failed,
  'captcha-invalid': () => failure(403, 'Invalid Recaptcha'),
  'locked-out': () => ({ ...failure(429, tooMany), observed: failure(403, tooMany) }),
  'account-disabled': () => exception(403, 'User disabled', 'InvalidOperationException'),
  'account-unverified': () => exception(403, 'Access denied', 'SecurityException'),
  'token-invalid': () => exception(404, 'The user could not be found', 'ItemNotFoundException'),
  ...malformed,
};

/** The document's reply if an account has no second factor by code. */
export const codeUnavailable = () => failure(403, 'Auth code is not available');

/** The endpoints of the logins. */
export const loginEndpoints = [
  /** The document has the code in the path, the server in the body. Only the server has logins by link or other services. */
  bindBoth(documented.authenticateByCode, observed.authenticateByCode, authenticateByCode).to({
    read({ path, body }) {
      const request = { ...loginRequestOf(body), isSocial: false, confirmData: undefined, session: false };
      return { request: { ...request, code: path['code'] ?? '' } };
    },
    readViolation: readMalformed,
    observed: {
      read: ({ body }) => ({ request: { ...trimmed(loginRequestOf(body)), code: (body.code ?? '').trim() } }),
    },

    render: {
      'signed-in': ({ token, expires, factor, cookie, ...where }) => {
        const session = { token, expires: sevenDigits(expires) };
        const tfa = factor === 'app';
        return {
          status: 200,
          body: { ...session, sms: factor === 'sms', tfa },
          observed: {
            status: 200,
            body: { ...session, sms: factor === 'sms' || factor === 'mail', ...where, tfa },
            headers: { 'set-cookie': [cookie] },
          },
        };
      },
      'second-factor-invalid': failed,
      'second-factor-exhausted': failed,
      'second-factor-unavailable': () => ({ ...codeUnavailable(), observed: failed() }),
      ...loginDenials,
      ...commonErrors,
    },
  }),

  /** The first step of a login. */
  bindBoth(documented.authenticate, observed.authenticate, authenticate).to({
    read: ({ body }) => ({ request: loginRequestOf(body) }),
    readViolation: readMalformed,
    observed: { read: ({ body }) => ({ request: trimmed(loginRequestOf(body)) }) },

    render: {
      'signed-in': ({ token, expires, isBrief, cookie }) => {
        const end = expiryOf(isBrief ? undefined : expires);
        const rest = { sms: false, tfa: false };
        return loginReply({ token, ...end.documented, ...rest }, { token, ...end.observed, ...rest }, cookie);
      },
      'second-factor-required': ({ expires, cookie, ...challenge }) => {
        const end = expiryOf(expires);
        const rest = challengeBody(challenge);
        return loginReply({ ...end.documented, ...rest }, { ...end.observed, ...rest }, cookie);
      },
      ...loginDenials,
      ...commonErrors,
    },
  }),
];

/** The document omits a missing expiry; the server writes .NET's minimum time. Source: the vendor's server source. */
function expiryOf(expires: string | undefined) {
  if (expires === undefined) return { documented: {}, observed: { expires: '0001-01-01T00:00:00' } };
  const end = { expires: sevenDigits(expires) };
  return { documented: end, observed: end };
}

/** Creates the reply of a first step, with the cookie that it sets. */
function loginReply<D, O>(body: D, observedBody: O, cookie: string | undefined) {
  const headers = cookie === undefined ? {} : { 'set-cookie': [cookie] };
  const status = 200 as const;
  return { status, body, headers, observed: { status, body: observedBody, headers } };
}

/** Returns the challenge in the vendor's order of fields; `expires` comes before them. */
function challengeBody({ sms, phoneNoise, tfa, tfaKey, confirmUrl }: Omit<Challenge, 'expires' | 'cookie'>) {
  return {
    sms,
    ...(phoneNoise === undefined ? {} : { phoneNoise }),
    tfa,
    ...(tfaKey === undefined ? {} : { tfaKey }),
    confirmUrl,
  };
}

/** Formats a time with seven decimals of a second, as the vendor's server does. */
export function sevenDigits(iso: string): string {
  return iso.replace(/(\.\d{3})Z$/, '$10000Z');
}

/** Reads a login from the fields of its body. */
export function loginRequestOf(body: LoginBody): LoginRequest {
  const { provider, serializedProfile, confirmData } = body;
  return {
    userName: body.userName ?? '',
    password: body.password ?? '',
    passwordHash: body.passwordHash ?? '',
    isSocial: provider !== 'email' && (isNonEmpty(provider) || isNonEmpty(serializedProfile)),
    confirmData: linkOf(confirmData),
    captchaResponse: body.recaptchaResponse ?? '',
    session: body.session ?? false,
  };
}

/** Trims a password and its hash, as the server does. Source: the vendor's server source. */
export function trimmed(request: LoginRequest): LoginRequest {
  const { password, passwordHash } = request;
  return { ...request, password: password.trim(), passwordHash: passwordHash.trim(), isTrimmed: true };
}

function linkOf(data: LoginBody['confirmData']): LoginRequest['confirmData'] {
  return data === undefined || data === null ? undefined : { email: data.email ?? '', key: data.key ?? '' };
}

function isNonEmpty(text: string | null | undefined): boolean {
  return text !== undefined && text !== null && text !== '';
}
