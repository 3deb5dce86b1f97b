import {
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
const login = (content: Content, status: number) => post('/login', content, status);
const of = (user: string, more: object = {}) => json({ user, password, ...more });

/** The flows of Rocket.Chat. */
export const rocketchat = flowsOf('rocketchat', {
  'the plain account': [login(of('plain'), 200)],
  'the plain account by e-mail': [login(of('plain@example.com'), 200)],
  'the totp account, with the current code': [
    login(of('totp'), 401),
    login(of('totp', { code: totp() }), 200),
  ],
  'the totp account, with the previous code': [login(of('totp', { code: totp(-1) }), 200)],
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
  'lockout after ten wrong passwords': [
    ...times(10, login(of('plain', { password: 'wrong' }), 401)),
    login(of('plain'), 401),
  ],
  'lockout after ten wrong codes': [
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
  'no user': [login(json({ password }), 401)],
  'no password': [login(json({ user: 'plain' }), 401)],
  'a digest for a password': [login(of('plain', { password: { digest: 'x', algorithm: 'sha-256' } }), 401)],
  'a body without a content type': [login(text(of('plain').body), 401)],
  'multipart, which is undocumented': [login(multipart({ user: 'plain', password }), 401)],
  'the totp account, with an empty code': [login(of('totp', { code: '' }), 401)],
  'both kinds of login at once': [login(of('plain', { resume: 'wrong' }), 200)],
  'resume with the token of the document': [
    login(json({ resume: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq' }), 200),
  ],
  'resume with an empty token': [login(json({ resume: '' }), 401)],
  ...usualFlows({
    path: '/login',
    unknownPath: '/logon',
    otherMethod: 'GET',
    of,
    account: 'plain',
    passwordField: 'password',
    wrongPassword: 'wrong',
    statuses: { wrong: 401, emptyObject: 401, noBody: 401, wrongType: 401, malformed: 401, xml: 401 },
  }),
});
