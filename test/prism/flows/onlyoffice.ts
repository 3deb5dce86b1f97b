import {
  bare,
  flowsOf,
  form,
  givenToken,
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
const login = (code: string, content: Content, status: number, headers = {}) =>
  post(`/authentication/${code}`, content, status, headers);
const of = (account: string, more: object = {}) =>
  json({ userName: `${account}@example.com`, password, ...more });
const right = of('totp').body;

/** The flows of ONLYOFFICE. */
export const onlyoffice = flowsOf('onlyoffice', {
  'the plain account, which has no second factor': [login(totp(), of('plain'), 403)],
  'the totp account, with the current code': [login(totp(), of('totp'), 200)],
  'the totp account, with the previous code': [login(totp(-1), of('totp'), 200)],
  'the totp account, with a wrong code': [login(wrongCode, of('totp'), 401)],
  'the totp account, with the code in the body only': [login('x', of('totp', { code: totp() }), 401)],
  'the sms account, before a code was sent': [login(wrongCode, of('sms'), 401)],
  'the mail account, before a code was sent': [login(wrongCode, of('mail'), 401)],
  'the sms account, with the code that its first step sends': [
    post('/authentication', of('sms'), 200),
    login(sentCode, of('sms'), 200),
    login(sentCode, of('sms'), 401),
  ],
  'the sms account, with another code': [
    post('/authentication/sendsms', of('sms'), 200),
    login(sentCode, of('sms'), 200),
  ],
  'the first step of the plain account, with its token': [
    post('/authentication', of('plain'), 200),
    { ...bare('GET', '/authentication', 200), headers: { authorization: givenToken } },
    { ...bare('POST', '/authentication/logout', 200), headers: { authorization: givenToken } },
  ],
  'the first step of the totp account': [post('/authentication', of('totp'), 200)],
  'the first step of the disabled account': [post('/authentication', of('disabled'), 403)],
  'the first step without a password': [post('/authentication', json({}), 400)],
  'an invalid link': [post('/authentication/confirm', json({ type: 'TfaAuth', key: '1.NONE' }), 200)],
  'a phone without a confirmation': [
    post('/authentication/setphone', json({ mobilePhone: '+15550199' }), 401),
  ],
  'the disabled account': [login(totp(), of('disabled'), 403)],
  'the unverified account': [login(totp(), of('unverified'), 403)],
  'the captcha account, without an answer': [login(totp(), of('captcha'), 200)],
  'the captcha account, with an answer': [login(totp(), of('captcha', { recaptchaResponse: 'x' }), 200)],
  'the locked account': [login(totp(), of('locked'), 429)],
  'lockout after five wrong passwords': [
    ...times(5, login(totp(), of('totp', { password: 'wrong' }), 401)),
    login(totp(), of('totp'), 429),
  ],
  'lockout after five wrong codes': [
    ...times(5, login(wrongCode, of('totp'), 401)),
    login(totp(), of('totp'), 429),
  ],
  'a password hash': [login('%7Bcode%7D', json({ userName: 'some text', passwordHash: 'some text' }), 200)],
  'a captcha type by name': [login(totp(), of('totp', { recaptchaType: 'hCaptcha' }), 200)],
  'a captcha type by number': [login(totp(), of('totp', { recaptchaType: 3 }), 200)],
  'JSON as text/json': [login(totp(), text(right, 'text/json'), 200)],
  'JSON as text/json, with a wrong password': [
    login(totp(), text(of('totp', { password: 'wrong' }).body, 'text/json'), 401),
  ],
  'JSON as application/vnd.api+json': [login(totp(), text(right, 'application/vnd.api+json'), 200)],
  'Accept: text/json': [login(totp(), of('totp'), 200, { accept: 'text/json' })],
  'Accept: text/plain': [login(totp(), of('totp'), 200, { accept: 'text/plain' })],
  'Accept: text/plain, with a wrong code': [login(wrongCode, of('totp'), 401, { accept: 'text/plain' })],
  'no user name': [login(totp(), json({ password }), 400)],
  'no password': [login(totp(), json({ userName: 'totp@example.com' }), 400)],
  'a string for a boolean': [login(totp(), of('totp', { session: 'yes' }), 400)],
  'an invalid e-mail address': [login(totp(), of('totp', { confirmData: { email: 'x' } }), 400)],
  'an unknown captcha type': [login(totp(), of('totp', { recaptchaType: 9 }), 400)],
  'a body without a content type': [login(totp(), text(right), 415)],
  'a form, which is undocumented': [login(totp(), form({ userName: 'totp@example.com', password }), 415)],
  'multipart, which is undocumented': [
    login(totp(), multipart({ userName: 'totp@example.com', password }), 415),
  ],
  'a code with a slash in it': [login('a%2Fb', of('totp'), 401)],
  'a code with a space in it': [login('1%202', of('totp'), 401)],
  'a code with a plus and an umlaut in it': [login('1+%C3%BC', of('totp'), 401)],
  'null for a field': [login(totp(), of('totp', { culture: null }), 200)],
  ...usualFlows({
    path: `/authentication/${totp()}`,
    unknownPath: '/authorization/1',
    otherMethod: 'GET',
    of,
    account: 'totp',
    passwordField: 'password',
    wrongPassword: 'wrong',
    statuses: { wrong: 401, emptyObject: 400, noBody: 400, wrongType: 400, malformed: 400, xml: 415 },
  }),
});
