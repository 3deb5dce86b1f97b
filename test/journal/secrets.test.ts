import { expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { frozenAt } from '../support/app.ts';
import { recorded, textAt, type Recorded } from './entries.ts';

const password = 'Password-1';
const wrongPassword = 'Hunter-2-wrong';
const newPassword = 'Hunter-3-new';
const wrongCode = '135790';
const wrongPhrase = 'NOTTHIS8';
const fixtureToken = '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq';
const code = new TOTP({ secret: 'JBSWY3DPEHPK3PXP' }).generate({ timestamp: Date.parse(frozenAt) });

/** Signs in with and without success, second factors and captchas, and resumes sessions; returns the secrets received. */
type Walk = (recorded: Recorded) => Promise<readonly string[]>;

async function sentCode({ url }: Recorded, account: string): Promise<string> {
  const outbox: unknown = await (await fetch(`${url}/__admin/outbox`)).json();
  const messages: unknown = typeof outbox === 'object' && outbox !== null && Reflect.get(outbox, 'messages');
  const all: readonly unknown[] = Array.isArray(messages) ? messages : [];
  const own = all.find((one) => textAt(one, 'account') === account);
  return textAt(own, 'code');
}

const walks: Readonly<Record<string, Walk>> = {
  async interserver(recorded) {
    const { send } = recorded;
    const path = '/apiv2/login';
    const plain = await send(path, { login: 'plain@example.com', passwd: password });
    await send(path, { login: 'plain@example.com', passwd: wrongPassword });
    await send(path, { login: 'totp@example.com', passwd: password });
    await send(path, { login: 'totp@example.com', passwd: password, tfa: wrongCode });
    await send(path, { login: 'totp@example.com', passwd: password, tfa: code });
    await send(path, { login: 'mail@example.com', passwd: password });
    const sent = await sentCode(recorded, 'mail@example.com');
    await send(path, { login: 'mail@example.com', passwd: password, tfa: sent });
    const captcha = { login: 'captcha@example.com', passwd: password };
    const answer = (_value: string) => ({ 'g-recaptcha-response': { _value, _rawValue: _value } });
    await send(path, captcha);
    await send(path, { ...captcha, ...answer(wrongPhrase) });
    const phrase = await sentCode(recorded, 'captcha@example.com');
    await send(path, { ...captcha, ...answer(phrase) });
    const token = textAt(plain, 'sessionId');
    await send(path, {}, { headers: { sessionid: token, cookie: `sid=${token}; other=${wrongPassword}` } });
    return [token, sent, phrase, wrongPhrase];
  },
  async rocketchat(recorded) {
    const { send } = recorded;
    const path = '/api/v1/login';
    const plain = await send(path, { user: 'plain', password });
    const token = textAt(plain, 'data', 'authToken');
    await send(path, { resume: token });
    await send(path, { resume: fixtureToken });
    await send(path, { user: 'plain', password: wrongPassword });
    await send(path, { user: 'totp', password, code: wrongCode });
    await send(path, { user: 'totp', password, code });
    await send(path, { user: 'totp', password: wrongPassword, code });
    await send(path, { user: 'mail', password });
    const sent = await sentCode(recorded, 'mail');
    await send(path, { user: 'mail', password, code: sent });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await send(path, undefined, { headers: form, raw: `user=plain&password=${password}` });
    await send(path, undefined, { headers: form, raw: JSON.stringify({ user: 'plain', password }) });
    await send(path, {}, { headers: { 'x-auth-token': token, authorization: `Bearer ${token}` } });
    await send('/api/v1/me', undefined, {
      method: 'GET',
      headers: { 'x-auth-token': 'x', 'x-user-id': token },
    });
    const newcomer = { username: 'newcomer', email: 'newcomer@example.com', pass: wrongPassword };
    await send('/api/v1/users.register', { ...newcomer, secretURL: wrongCode });
    return [token, fixtureToken, sent];
  },
  async misaka(recorded) {
    const { send } = recorded;
    const path = '/v3/session/login';
    const plain = await send(path, { email: 'plain@example.com', password, sliding: true });
    await send(path, { email: 'plain@example.com', password: wrongPassword });
    await send(path, { email: 'totp@example.com', password });
    await send(path, { email: 'plain@example.com', passwrod: password });
    await send(path, { email: 'plain@example.com', password: { text: password } });
    await send(path, undefined, { raw: `{"email":"plain@example.com","password":"${password}` });
    await send(path, [{ password }]);
    await send(`${path}/2fa`, { email: 'totp@example.com', password, code: wrongCode });
    await send(`${path}/2fa`, { email: 'totp@example.com', password: wrongPassword, code });
    const byApp = await send(`${path}/2fa`, { email: 'totp@example.com', password, code });
    await send(path, { email: 'mail@example.com', password });
    const sent = await sentCode(recorded, 'mail@example.com');
    await send(`${path}/2fa`, { email: 'mail@example.com', password, code: sent });
    await send(`${path}/2fa`, { email: 'mail@example.com', password, code: sent });

    const [access, refresh] = [textAt(plain, 'access'), textAt(plain, 'refresh')];
    const refreshed = await send('/v3/session/refresh', { refresh });
    await send('/v3/session/refresh', { refresh, etag: textAt(refreshed, 'user_etag') });
    await send('/v3/session/refresh', { refersh: refresh, refresh: [refresh] });
    for (const authorization of [`Bearer ${access}`, `BEARER ${access}`, `Token ${access}`, access])
      await send('/v3/session/token', undefined, { method: 'GET', headers: { authorization } });
    const headers = { authorization: `Bearer ${access}` };
    const change = { current_password: wrongPassword, new_password: newPassword };
    await send('/v3/account/password', change, { headers });
    await send('/v3/account/password', { ...change, current_password: password }, { headers });
    await send('/v3/session/logout', { refresh: textAt(refreshed, 'refresh') }, { headers });
    await send('/v3/session/logout', { refresh: textAt(refreshed, 'refresh') }, { headers });
    await send(`/v3/session/${access}`, undefined, { headers });
    const names = ['access', 'refresh', 'access_token', 'sliding_token'];
    const tokens = [
      ...names.map((name) => textAt(plain, name)),
      ...['access', 'refresh'].flatMap((name) => [textAt(refreshed, name), textAt(byApp, name)]),
    ];
    return [...tokens, sent, newPassword];
  },
  async onlyoffice({ send }) {
    const path = (given: string) => `/api/2.0/authentication/${given}`;
    const totp = { userName: 'totp@example.com', password };
    const signedIn = await send(path(code), totp);
    await send(path(wrongCode), totp);
    await send(path(code), { ...totp, password: wrongPassword });
    await send(path(code), {
      userName: 'totp@example.com',
      passwordHash: wrongPassword,
      accessToken: wrongCode,
    });
    await send(`${path(code)}/sms`, totp);
    await send(`/api/2.0/authentification/${code}?password=${password}&${wrongPassword}`, totp);
    await send(`/authentication/${code}`, totp);
    await send(path(code), undefined, { method: 'GET' });
    await send(path(code), totp, { headers: { prefer: 'code=418' } });
    return [textAt(signedIn, 'token')];
  },
};

it.each(Object.keys(walks))('stores no secret of %s', async (provider) => {
  const secrets = [password, wrongPassword, wrongCode, code];
  const told: string[] = [];
  const entries = await recorded(async (app) => {
    secrets.push(...((await walks[provider]?.(app)) ?? []));
    const read = async (path: string) => (await fetch(`${app.url}/__admin/${path}`)).text();
    for (const path of ['requests?limit=1000', 'requests/unmatched', 'coverage']) told.push(await read(path));
    told.push(withoutFigures(await read('metrics')));
  });
  const kept = JSON.stringify([entries, told]);
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
});

/** Removes metric values: one, such as the heap size, may contain the digits of a code by chance. */
function withoutFigures(text: string): string {
  return text.replaceAll(/ [\d.e+-]+$/gm, '');
}

it('recognizes secrets of accepted and rejected requests', async () => {
  const entries = await recorded(async (app) => {
    const { send } = app;
    await send('/api/v1/login', { user: 'totp', password, code });
    await send('/api/v1/login', { user: 'TOTP@example.com', password, code: wrongCode });
    await send('/api/v1/login', { user: 'totp', password: wrongPassword, code });
    await send('/api/v1/login', { user: 'locked', password });
    await send('/api/v1/login', { user: 'nobody', password });
    await send('/api/v1/login', { user: 'plain', password }, { headers: { prefer: 'outcome=locked-out' } });
    await send('/apiv2/login', { login: 'mail@example.com', passwd: password });
    const sent = await sentCode(app, 'mail@example.com');
    await send('/apiv2/login', { login: 'mail@example.com', passwd: password, tfa: sent });
    await send('/apiv2/login', { login: 'captcha@example.com', passwd: password });
    const _value = await sentCode(app, 'captcha@example.com');
    const captcha = { login: 'captcha@example.com', passwd: password };
    await send('/apiv2/login', { ...captcha, 'g-recaptcha-response': { _value } });
    await send(`/api/2.0/authentication/${code}`, { userName: 'totp@example.com', password });
  });
  const known = '‹totp.password›';
  expect(entries.map(({ request }) => request?.body)).toEqual([
    { user: 'totp', password: known, code: '‹totp.code›' },
    { user: 'TOTP@example.com', password: known, code: '‹redacted›' },
    { user: 'totp', password: '‹redacted›', code: '‹totp.code›' },
    { user: 'locked', password: '‹locked.password›' },
    { user: 'nobody', password: '‹redacted›' },
    { user: 'plain', password: '‹plain.password›' },
    { login: 'mail@example.com', passwd: '‹mail@example.com.password›' },
    {
      login: 'mail@example.com',
      passwd: '‹mail@example.com.password›',
      tfa: '‹mail@example.com.code›',
    },
    { login: 'captcha@example.com', passwd: '‹captcha@example.com.password›' },
    {
      login: 'captcha@example.com',
      passwd: '‹captcha@example.com.password›',
      'g-recaptcha-response': { _value: '‹captcha@example.com.captcha›' },
    },
    { userName: 'totp@example.com', password: '‹totp@example.com.password›' },
  ]);
  expect(entries.at(-1)).toMatchObject({
    path: '/api/2.0/authentication/{code}',
    request: { parameters: { code: '‹totp@example.com.code›' } },
    response: { body: { token: '‹session 11›', sms: false, tfa: true } },
  });
  expect(entries.map(({ account }) => account).slice(0, 5)).toEqual([
    'totp',
    'totp',
    'totp',
    'locked',
    'nobody',
  ]);
});

it('recognizes session tokens in bodies and bearer headers', async () => {
  const entries = await recorded(async ({ send }) => {
    const plain = await send('/v3/session/login', { email: 'plain@example.com', password, sliding: true });
    const [access, refresh] = [textAt(plain, 'access'), textAt(plain, 'refresh')];
    const bearer = { headers: { authorization: `bearer ${access}` } };
    await send('/v3/session/token', undefined, { method: 'GET', ...bearer });
    const refreshed = await send('/v3/session/refresh', { refresh, etag: 'x' });
    await send('/v3/session/refresh', { refresh });
    const change = { current_password: password, new_password: newPassword, logout_all_sessions: false };
    await send('/v3/account/password', change, bearer);
    await send('/v3/session/logout', { refresh: textAt(refreshed, 'refresh') }, bearer);
    await send('/v3/session/login/2fa', { email: 'totp@example.com', password, code });
  });
  expect(entries.map(({ request }) => request?.body)).toEqual([
    { email: 'plain@example.com', password: '‹plain@example.com.password›', sliding: true },
    undefined,
    { refresh: '‹session 1-refresh›', etag: 'x' },
    { refresh: '‹session 1-refresh›' },
    {
      current_password: '‹plain@example.com.password›',
      new_password: '‹redacted›',
      logout_all_sessions: false,
    },
    { refresh: '‹session 3-refresh›' },
    { email: 'totp@example.com', password: '‹totp@example.com.password›', code: '‹totp@example.com.code›' },
  ]);
  expect(entries.map(({ request }) => request?.headers['authorization'])).toEqual([
    undefined,
    'bearer ‹session 1-access›',
    undefined,
    undefined,
    'bearer ‹session 1-access›',
    'bearer ‹session 1-access›',
    undefined,
  ]);
  expect(entries.map(({ response }) => response?.body)).toMatchObject([
    {
      access: '‹session 1-access›',
      refresh_token: '‹session 1-refresh›',
      sliding_token: '‹session 1-sliding›',
    },
    { access: '‹session 1-access›', access_token: '‹session 1-access›' },
    { access: '‹session 3-access›', refresh: '‹session 3-refresh›', user: { id: 1002 } },
    { detail: 'Token is blacklisted' },
    { success: true },
    { detail: 'Successfully logged out.' },
    { access: '‹session 7-access›' },
  ]);
  expect(entries.map(({ account }) => account)).toEqual([
    ...Array.from({ length: 6 }, () => 'plain@example.com'),
    'totp@example.com',
  ]);
});
