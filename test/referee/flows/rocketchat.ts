import { bare, flowsOf, form, givenToken, json, multipart, post, sentCode, text, times } from '../flow.ts';
import { totp, wrongCode, type Content } from '../flow.ts';

const password = 'Password-1';
const login = (content: Content, status: number) => post('/login', content, status);
const of = (user: string, more: object = {}) => json({ user, password, ...more });

/** What users do at Rocket.Chat. */
export const rocketchat = flowsOf('rocketchat', {
  'the plain account': [login(of('plain'), 200)],
  'the plain account by e-mail': [login(of('plain@example.com'), 200)],
  'the totp account, with the code of now': [
    login(of('totp'), 401),
    login(of('totp', { code: totp() }), 200),
  ],
  'the totp account, with the code before': [login(of('totp', { code: totp(-1) }), 200)],
  'the totp account, with a wrong code': [login(of('totp', { code: wrongCode }), 401)],
  'the sms account, with the code from the outbox': [
    login(of('sms'), 401),
    login(of('sms', { code: sentCode }), 200),
    login(of('sms', { code: sentCode }), 401),
  ],
  'the mail account, with the code from the outbox': [
    login(of('mail'), 401),
    login(of('mail', { code: sentCode }), 200),
  ],
  'the disabled account': [login(of('disabled'), 401)],
  'the unverified account': [login(of('unverified'), 401)],
  'the captcha account': [login(of('captcha'), 200)],
  'the locked account': [login(of('locked'), 401)],
  'a wrong password': [login(of('plain', { password: 'wrong' }), 401)],
  'an account that is not there': [login(of('nobody'), 401)],
  'lock-out after ten wrong passwords': [
    ...times(10, login(of('plain', { password: 'wrong' }), 401)),
    login(of('plain'), 401),
  ],
  'lock-out after ten wrong codes': [
    ...times(10, login(of('totp', { code: wrongCode }), 401)),
    login(of('totp', { code: totp() }), 401),
  ],
  'resume with a token': [login(of('plain'), 200), login(json({ resume: givenToken }), 200)],
  'resume with a token in a form': [login(of('plain'), 200), login(form({ resume: givenToken }), 200)],
  'resume with a wrong token': [login(json({ resume: 'wrong' }), 401)],
  'a form': [login(form({ user: 'plain', password }), 200)],
  'a form with a code': [login(form({ user: 'totp', password, code: totp() }), 200)],
  'a form with a wrong password': [login(form({ user: 'plain', password: 'wrong' }), 401)],
  'a form without a password': [login(form({ user: 'plain' }), 401)],
  'JSON with a charset': [login(json({ user: 'plain', password }, 'application/json; charset=utf-8'), 200)],
  'JSON with a field that the document does not know': [login(of('plain', { more: 1 }), 200)],
  'no user': [login(json({ password }), 401)],
  'no password': [login(json({ user: 'plain' }), 401)],
  neither: [login(json({}), 401)],
  'a number for a password': [login(of('plain', { password: 5 }), 401)],
  'an object for a password': [login(of('plain', { password: { digest: 'x', algorithm: 'sha-256' } }), 401)],
  'a list': [login(json([]), 401)],
  null: [login(json(null), 401)],
  'malformed JSON': [login(text('{"user":', 'application/json'), 401)],
  'no body': [bare('POST', '/login', 401)],
  'a body without a type': [login(text(of('plain').body), 401)],
  'multipart, which the document does not name': [login(multipart({ user: 'plain', password }), 401)],
  XML: [login(text('<login/>', 'text/xml'), 401)],
  'a body of two megabytes': [login(of('plain', { password: 'x'.repeat(2_000_000) }), 413)],
  'Accept: application/xml': [post('/login', of('plain'), 200, { accept: 'application/xml' })],
  'another method': [bare('GET', '/login', 405)],
  'an unknown path': [bare('POST', '/logon', 404)],
  'a path that cannot be decoded': [bare('POST', '/%E0%A4%A', 400)],
});
