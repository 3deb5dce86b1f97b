import { expect, it } from '@jest/globals';
import createClient, { type Client } from 'openapi-fetch';
import { Secret, TOTP } from 'otpauth';
import type { paths } from '../../src/generated/interserver/observed/types.ts';
import { frozenAt, testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

/** Creates an openapi-fetch client with the types of the observed contract. */
async function withClient(use: (client: Client<paths>) => Promise<void>): Promise<void> {
  const { url, close } = await serve(testApp({ profile: 'observed' }));
  try {
    await use(createClient<paths>({ baseUrl: `${url}/apiv2` }));
  } finally {
    await close();
  }
}

const credentials = { login: 'plain@example.com', passwd: 'Password-1' };

/** Signs in. Returns the session header. */
async function signIn(
  client: Client<paths>,
  body: paths['/login']['post']['requestBody']['content']['application/json'],
) {
  const { data } = await client.POST('/login', { body });
  if (data === undefined) throw new Error('not signed in');
  return { sessionid: data.sessionId };
}

function codeOf(secret: string): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.parse(frozenAt) });
}

it('signs in, and reads the account and the dashboard of its session', () =>
  withClient(async (client) => {
    const headers = await signIn(client, credentials);
    const account = await client.GET('/account', { headers });
    expect(account.data?.data.account_lid).toBe('plain@example.com');
    expect(account.data?.custid).toBe('1001');
    const home = await client.GET('/home', { headers });
    expect(home.data?.email).toBe('plain@example.com');
    expect((await client.GET('/ping')).data).toBe('pong');
  }));

it('gets the declared responses for a wrong password and a missing session', () =>
  withClient(async (client) => {
    const wrong = await client.POST('/login', { body: { ...credentials, passwd: 'wrong' } });
    expect([wrong.response.status, wrong.error]).toEqual([
      401,
      { message: 'Invalid credentials', field: 'login' },
    ]);
    const nobody = await client.GET('/account');
    expect([nobody.response.status, nobody.error]).toEqual([
      401,
      { code: 401, message: 'Missing session id' },
    ]);
  }));

it('enables the authenticator app, signs in with its code, and disables it', () =>
  withClient(async (client) => {
    const headers = await signIn(client, credentials);
    const secret = (await client.GET('/account/2fa', { headers })).data?.['2fa_google_key'] ?? '';
    const wrong = await client.POST('/account/2fa', { headers, body: { '2fa_google_code': 'wrong' } });
    expect([wrong.response.status, wrong.error]).toEqual([422, { message: 'Invalid Code' }]);
    const enabled = await client.POST('/account/2fa', {
      headers,
      body: { '2fa_google_code': codeOf(secret) },
    });
    expect(enabled.data?.success).toBe(true);

    const without = await client.POST('/login', { body: credentials });
    expect([without.response.status, without.error]).toEqual([402, { message: 'missing 2fa', field: 'tfa' }]);
    const again = await signIn(client, { ...credentials, tfa: codeOf(secret) });
    const disabled = await client.DELETE('/account/2fa', { headers: again });
    expect(disabled.data).toEqual({
      success: true,
      text: 'Google Two Factor Authentication is disabled successfully!',
    });
    expect((await client.POST('/login', { body: credentials })).response.status).toBe(200);
  }));

it('gets the same response when it signs out a second time', () =>
  withClient(async (client) => {
    const headers = await signIn(client, credentials);
    for (let time = 0; time < 2; time += 1) {
      const { data } = await client.GET('/logout', { headers });
      expect(data).toEqual({ success: true, text: 'Logged Out' });
    }
    const { response, error } = await client.GET('/account', { headers });
    expect([response.status, error]).toEqual([401, { code: 401, message: 'Invalid session id' }]);
  }));
