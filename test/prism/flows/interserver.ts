import {
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

const passwd = 'Password-1';
const login = (content: Content, status: number) => post('/login', content, status);
const of = (account: string, more: object = {}) => json({ login: `${account}@example.com`, passwd, ...more });
const fields = { login: 'plain@example.com', passwd };
const answered = (phrase: string) => ({ 'g-recaptcha-response': { _value: phrase } });

/** The flows of InterServer. */
export const interserver = flowsOf('interserver', {
  'the plain account': [login(of('plain'), 200)],
  'the totp account, with the current code': [
    login(of('totp'), 402),
    login(of('totp', { tfa: totp() }), 200),
  ],
  'the totp account, with the previous code': [login(of('totp', { tfa: totp(-1) }), 200)],
  'the totp account, with a wrong code': [login(of('totp', { tfa: wrongCode }), 402)],
  'the sms account, with the code from the outbox': [
    login(of('sms'), 402),
    login(of('sms', { tfa: sentCode }), 200),
    login(of('sms', { tfa: sentCode }), 402),
  ],
  'the mail account, with the code from the outbox': [
    login(of('mail'), 402),
    login(of('mail', { tfa: sentCode }), 200),
  ],
  'the disabled account': [login(of('disabled'), 403)],
  'the unverified account': [login(of('unverified'), 403)],
  'the captcha account, with the phrase from the outbox': [
    login(of('captcha'), 402),
    login(of('captcha', answered('wrong')), 402),
    login(of('captcha', answered(sentCode)), 200),
  ],
  'the captcha account, with the phrase from the outbox, in multipart': [
    login(of('captcha'), 402),
    login(
      multipart({
        login: 'captcha@example.com',
        passwd,
        'g-recaptcha-response': JSON.stringify({ _value: sentCode }),
      }),
      200,
    ),
  ],
  'the locked account': [login(of('locked'), 429)],
  'lockout after five wrong passwords': [
    ...times(5, login(of('plain', { passwd: 'wrong' }), 402)),
    login(of('plain'), 429),
  ],
  'lockout after five wrong codes': [
    ...times(5, login(of('totp', { tfa: wrongCode }), 402)),
    login(of('totp', { tfa: totp() }), 429),
  ],
  multipart: [login(multipart({ ...fields, remember: 'true' }), 200)],
  'multipart with a wrong password': [login(multipart({ ...fields, passwd: 'wrong' }), 402)],
  'multipart without a password': [login(multipart({ login: fields.login }), 402)],
  'no login': [login(json({ passwd }), 402)],
  'no password': [login(json({ login: fields.login }), 402)],
  'an empty login': [login(json({ login: '', passwd }), 402)],
  'a string for the captcha': [login(json({ ...fields, 'g-recaptcha-response': 'x' }), 200)],
  'malformed multipart': [login(text('login', 'multipart/form-data; boundary=parts'), 400)],
  'a body without a content type': [login(text(JSON.stringify(fields)), 415)],
  'urlencoded, which is undocumented': [login(form(fields), 415)],
  'Accept: application/json': [post('/login', json(fields), 200, { accept: 'application/json' })],
  'a login in capitals': [login(json({ ...fields, login: 'PLAIN@EXAMPLE.COM' }), 200)],
  'the totp account, with an empty code': [login(of('totp', { tfa: '' }), 402)],
  'an outcome requested in the query': [post('/login?__example=account-disabled', json(fields), 403)],
  ...usualFlows({
    path: '/login',
    unknownPath: '/logon',
    otherMethod: 'DELETE',
    of,
    account: 'plain',
    passwordField: 'passwd',
    wrongPassword: 'wrong',
    statuses: { wrong: 402, emptyObject: 402, noBody: 402, wrongType: 400, malformed: 400, xml: 415 },
  }),
});
