import { pbkdf2Sync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { parse as cookiesIn } from 'cookie';
import { recorded, textAt, type Recorded } from '../../journal/entries.ts';
import { appCode } from '../../flows/onlyoffice/both-levels.ts';

const password = 'Password-1';
const secret = 'JBSWY3DPEHPK3PXP';
const base = '/api/2.0';
const linkedId = '13f810fe-d3e7-83d6-c33b-766d65ae4168';

/** An answer, with the cookies that it sets. */
interface Came {
  readonly said: unknown;
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

/** Sends a request; returns the answer without its envelope. */
async function send(
  { url }: Recorded,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
): Promise<Came> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const whole: unknown = text === '' ? undefined : JSON.parse(text);
  const isWrapped = typeof whole === 'object' && whole !== null && 'response' in whole;
  const pairs = response.headers.getSetCookie().map((cookie) => cookie.replace(/;.*/, ''));
  return { said: isWrapped ? whole.response : whole, cookies: cookiesIn(pairs.join('; ')) };
}

/** Signs in with every kind of credential and second factor; returns the secrets on the way. */
async function walk(app: Recorded): Promise<readonly string[]> {
  const of = (name: string, more: object = {}) => ({ userName: `${name}@example.com`, password, ...more });
  const login = `${base}/authentication`;
  const salt = '5hpdnYzLLYpAjmWpWFTyZYDjLDN7v2D6';
  const passwordHash = pbkdf2Sync(password, salt, 100_000, 32, 'sha256').toString('hex');

  const plain = await send(app, login, of('plain'));
  const token = textAt(plain.said, 'token');
  await send(app, login, { userName: 'plain@example.com', passwordHash });
  const cookie = `asc_auth_key=${encodeURIComponent(token)}`;
  const basic = btoa(`plain@example.com:${password}`);
  for (const headers of [
    { cookie },
    { authorization: token },
    { authorization: `Bearer ${token}` },
    { authorization: `Basic ${basic}` },
    { authorization: 'Bearer sk-hush-hush' },
  ])
    await send(app, login, undefined, headers, 'GET');

  const linked = await send(app, login, of('totp'));
  const confirmKey = linked.cookies['asc_confirm_key_TfaAuth'] ?? '';
  const confirm = `type=TfaAuth&key=${confirmKey}`;
  await send(app, `${login}/confirm`, { type: 'TfaAuth', key: confirmKey });
  await send(
    app,
    `${login}/confirm`,
    { type: 'TfaAuth' },
    { cookie: `asc_confirm_key_TfaAuth=${confirmKey}` },
  );
  await send(app, `${login}/setphone`, { mobilePhone: '+15550199' }, { confirm });
  await send(app, `${base}/settings/tfaapp/validate`, { code: appCode(secret, 1) }, { confirm });
  await send(app, `/confirm/TfaAuth?${confirm}`, undefined, {}, 'GET');

  const unlinked = await send(app, login, of('unlinked'));
  const activation = unlinked.cookies['asc_confirm_key_TfaActivation'] ?? '';
  const byActivation = {
    confirm: 'type=TfaActivation',
    cookie: `asc_confirm_key_TfaActivation=${activation}`,
  };
  await send(app, `${base}/settings/tfaapp/setup`, undefined, byActivation, 'GET');
  const code = appCode(secret);
  const signedIn = await send(app, `${login}/${code}`, of('unlinked', { code }));
  const authorization = textAt(signedIn.said, 'token');
  const { said: listed } = await send(
    app,
    `${base}/settings/tfaappcodes`,
    undefined,
    { authorization },
    'GET',
  );
  const backupCodes = (listed as readonly unknown[]).map((one) => textAt(one, 'code'));
  const [backup = ''] = backupCodes;
  await send(app, `${login}/${backup}`, of('unlinked', { code: backup }));
  await send(app, `${base}/settings/tfaapp/confirm`, undefined, { authorization: token }, 'GET');

  const sms = await send(app, login, of('sms'));
  const outbox: unknown = await (await fetch(`${app.url}/__admin/outbox?account=sms@example.com`)).json();
  const sent = textAt(outbox, 'messages', '0', 'code');
  await send(app, `${login}/${sent}`, of('sms', { code: sent }));
  const link = new URL(textAt(sms.said, 'confirmUrl')).searchParams;
  const link2 = [link.get('key') ?? '', link.get('encemail') ?? ''];
  await send(app, `${login}/confirm`, { type: 'PhoneAuth', key: link2[0], encEmail: link2[1] });
  await send(
    app,
    login,
    of('plain', { recaptchaResponse: 'hush-captcha', serializedProfile: 'hush-profile' }),
  );
  await send(app, `${login}/logout`, undefined, { cookie });

  const settings = `${base}/settings`;
  const asLinked = { authorization: `Basic ${btoa(`totp@example.com:${password}`)}` };
  const renewed = await send(app, `${settings}/tfaappnewcodes`, undefined, asLinked, 'PUT');
  backupCodes.push(...(renewed.said as readonly unknown[]).map((one) => textAt(one, 'code')));
  await send(app, `${settings}/tfaapp/validate`, { code: backupCodes.at(-1) }, { confirm });
  const { cookies } = await send(app, `${settings}/tfaappnewapp`, { id: linkedId }, asLinked, 'PUT');
  const renewal = cookies['asc_confirm_key_TfaActivation'] ?? '';
  const owner = { authorization: `Basic ${basic}` };
  const turned = await send(app, `${settings}/tfaappwithlink`, { type: 'Sms' }, owner, 'PUT');
  const mailed = new URL(String(turned.said)).searchParams;

  return [
    ...[renewal, mailed.get('key') ?? '', mailed.get('encemail') ?? ''],
    ...[password, passwordHash, token, encodeURIComponent(token), basic, 'sk-hush-hush'],
    ...[confirmKey, activation, secret, code, authorization, ...backupCodes, sent, ...link2],
    ...['hush-captcha', 'hush-profile'],
  ];
}

it.each(['documented', 'observed'])('stores no secret of a sign-in in the journal, %s', async (profile) => {
  const secrets: string[] = [];
  const told: string[] = [];
  const entries = await recorded(
    async (app) => {
      secrets.push(...(await walk(app)));
      for (const path of ['requests?limit=1000', 'requests/unmatched', 'coverage', 'metrics'])
        told.push(await (await fetch(`${app.url}/__admin/${path}`)).text());
    },
    { providers: ['onlyoffice'], profile },
  );
  expect(entries.length).toBeGreaterThan(20);
  expect(secrets.filter((one) => one === '')).toEqual([]);
  const kept = JSON.stringify([entries, told]);
  expect(secrets.filter((one) => kept.includes(one))).toEqual([]);
});

it('recognizes the session in the cookie and header, and replays the requests', async () => {
  await recorded(
    async (app) => {
      const { said } = await send(app, `${base}/authentication`, { userName: 'plain@example.com', password });
      const token = textAt(said, 'token');
      const ways = [{ cookie: `asc_auth_key=${encodeURIComponent(token)}` }, { authorization: token }];
      for (const headers of ways) await send(app, `${base}/authentication`, undefined, headers, 'GET');
      for (const [id, shown] of [
        ['default-2', { cookie: 'asc_auth_key=‹session 1›' }],
        ['default-3', { authorization: '‹session 1›' }],
      ] as const) {
        const entry: unknown = await (await fetch(`${app.url}/__admin/requests/${id}`)).json();
        expect(entry).toMatchObject({ request: { headers: shown }, account: 'plain@example.com' });
        const again = await fetch(`${app.url}/__admin/requests/${id}/replay`, { method: 'POST' });
        expect(await again.json()).toMatchObject({ status: 200, body: { response: true } });
      }
    },
    { providers: ['onlyoffice'], profile: 'observed' },
  );
});
