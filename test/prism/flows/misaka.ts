import {
  bare,
  flowsOf,
  form,
  json,
  multipart,
  post,
  sentCode,
  text,
  times,
  totp,
  wrongCode,
  type Content,
} from '../flow.ts';
import { usualFlows } from './usual.ts';

const password = 'Password-1';
const login = (content: Content, status: number) => post('/session/login', content, status);
const of = (account: string, more: object = {}) =>
  json({ email: `${account}@example.com`, password, ...more });
const plain = of('plain').body;
const withCode = (content: Content, status: number) => post('/session/login/2fa', content, status);
const bearer = { authorization: 'Bearer text' };

/** The flows of Misaka.io. */
export const misaka = flowsOf('misaka', {
  'the plain account': [login(of('plain'), 200)],
  'the account of the document': [login(json({ email: 'user@example.com', password: 'string' }), 200)],
  'the totp account, whose login with a code is another operation': [
    login(of('totp'), 401),
    login(of('totp', { code: totp() }), 401),
  ],
  'the sms account': [login(of('sms'), 401)],
  'the mail account': [login(of('mail'), 401)],
  'the disabled account': [login(of('disabled'), 403)],
  'the unverified account': [login(of('unverified'), 403)],
  'the captcha account': [login(of('captcha'), 200)],
  'the locked account': [login(of('locked'), 429)],
  'by username': [login(json({ username: 'plain@example.com', password }), 200)],
  'by e-mail, with null for a username': [login(of('plain', { username: null }), 200)],
  'with a sliding token': [login(of('plain', { sliding: true }), 200)],
  'with null for sliding': [login(of('plain', { sliding: null }), 200)],
  'lockout after five wrong passwords': [
    ...times(5, login(of('plain', { password: 'wrong-password' }), 401)),
    login(of('plain'), 429),
  ],
  'JSON as text/json': [login(text(plain, 'text/json'), 200)],
  'JSON as application/vnd.api+json': [login(text(plain, 'application/vnd.api+json'), 200)],
  'JSON as text/plain': [login(text(plain, 'text/plain'), 200)],
  'JSON without a content type': [login(text(plain), 200)],
  'neither e-mail nor username': [login(json({ password }), 401)],
  'no password': [login(json({ email: 'plain@example.com' }), 422)],
  'a short password': [login(of('plain', { password: 'short' }), 422)],
  'a string for sliding': [login(of('plain', { sliding: 'perhaps' }), 422)],
  'a form instead of JSON': [login(form({ email: 'plain@example.com', password }), 400)],
  'multipart instead of JSON': [login(multipart({ email: 'plain@example.com', password }), 400)],
  'an empty e-mail, with a username': [
    login(json({ email: '', username: 'plain@example.com', password }), 200),
  ],
  'the totp account, by the login with a code': [
    withCode(of('totp', { code: totp() }), 200),
    withCode(of('totp', { code: wrongCode }), 401),
  ],
  'the sms account, with the code from the outbox': [
    login(of('sms'), 401),
    withCode(of('sms', { code: sentCode }), 200),
    withCode(of('sms', { code: sentCode }), 401),
  ],
  'the plain account, by the login with a code': [withCode(of('plain', { code: totp() }), 403)],
  'the locked account, by the login with a code': [withCode(of('locked', { code: totp() }), 429)],
  'an unknown refresh token': [post('/session/refresh', json({ refresh: 'text', etag: null }), 401)],
  'a logout with an unknown refresh token': [post('/session/logout', json({ refresh: 'text' }), 401, bearer)],
  'a logout without a token': [bare('POST', '/session/logout', 401)],
  'an unknown access token': [{ ...bare('GET', '/session/token', 401), headers: bearer }],
  'a change of password with an unknown token': [
    post('/account/password', json({ current_password: password, new_password: password }), 401, bearer),
  ],
  ...usualFlows({
    path: '/session/login',
    unknownPath: '/session/logon',
    otherMethod: 'GET',
    of,
    account: 'plain',
    passwordField: 'password',
    wrongPassword: 'wrong-password',
    statuses: { wrong: 401, emptyObject: 422, noBody: 422, wrongType: 422, malformed: 400, xml: 400 },
  }),
});
