import assert from 'node:assert/strict';

/** Signs in at each provider, and with each content type that needs a library. */
export async function signInEverywhere(url: string): Promise<void> {
  for (const { path, init } of logins) await signedIn(`${url}${path}`, init);
  await signedIn(`${url}/apiv2/login`, json({ ...accounts.totp, tfa: await codeOf(url) }));
}

/** Signs in once, with JSON. */
export async function signInOnce(url: string): Promise<void> {
  await signedIn(`${url}/apiv2/login`, json(accounts.plain));
}

/** Gets a code from the control plane, which checks the request against its contract. */
export async function readOutbox(url: string): Promise<void> {
  const { status } = await fetch(`${url}/__admin/outbox`);
  assert.equal(status, 200);
}

const accounts = {
  plain: { login: 'plain@example.com', passwd: 'Password-1' },
  totp: { login: 'totp@example.com', passwd: 'Password-1' },
};

const logins: readonly { readonly path: string; readonly init: RequestInit }[] = [
  { path: '/apiv2/login', init: json(accounts.plain) },
  { path: '/apiv2/login', init: multipart(accounts.plain) },
  { path: '/api/v1/login', init: form('user=plain&password=Password-1') },
  { path: '/v3/session/login', init: json({ email: 'plain@example.com', password: 'Password-1' }) },
  {
    path: '/api/2.0/authentication/%7Bcode%7D',
    init: json({ userName: 'some text', password: '044LP3vr2j' }),
  },
];

async function signedIn(url: string, init: RequestInit): Promise<void> {
  const response = await fetch(url, init);
  await response.arrayBuffer();
  const found = { url, status: response.status, outcome: response.headers.get('x-emulator-outcome') };
  assert.deepEqual(found, { url, status: 200, outcome: 'signed-in' });
}

async function codeOf(url: string): Promise<string> {
  const response = await fetch(`${url}/__admin/codes/interserver/${accounts.totp.login}`);
  const { current } = (await response.json()) as { readonly current: string };
  return current;
}

function json(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function form(body: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
}

function multipart(fields: Readonly<Record<string, string>>): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: 'POST', body };
}
