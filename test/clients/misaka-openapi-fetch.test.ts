import { expect, it } from '@jest/globals';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../src/generated/misaka/documented/types.ts';
import { rightCode } from '../exchanges/exchange.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

/** A client with the types of the contract, and its emulator. */
interface Used {
  readonly client: Client<paths>;
  advance(seconds: number): Promise<void>;
  sentCode(): Promise<string>;
}

async function withClient(use: (used: Used) => Promise<void>): Promise<void> {
  const { url, close } = await serve(testApp());
  const ask = async (path: string, asked: RequestInit = {}) => {
    const headers = { 'content-type': 'application/json' };
    return (await (await fetch(`${url}/__admin${path}`, { ...asked, headers })).json()) as {
      readonly messages: readonly { readonly code: string }[];
    };
  };
  try {
    await use({
      client: createClient<paths>({ baseUrl: `${url}/v3` }),
      async advance(advanceSeconds) {
        await ask('/clock', { method: 'PATCH', body: JSON.stringify({ advanceSeconds }) });
      },
      sentCode: async () => (await ask('/outbox')).messages[0]?.code ?? '',
    });
  } finally {
    await close();
  }
}

const credentials = { email: 'plain@example.com', password: 'Password-1', sliding: false };
const unauthorized = [401, { detail: 'Unauthorized' }];

function by(token: string | undefined) {
  return { headers: { authorization: `Bearer ${token ?? ''}` } };
}

/** Signs in. Returns the tokens. */
async function signIn(client: Client<paths>, more: object = {}) {
  const { data } = await client.POST('/session/login', { body: { ...credentials, ...more } });
  if (data === undefined) throw new Error('not signed in');
  return data;
}

it('signs in, refreshes an expired session, gets 401 for the used refresh token, and logs out', () =>
  withClient(async ({ client, advance }) => {
    const first = await signIn(client);
    const me = await client.GET('/session/token', by(first.access));
    expect(me.data).toEqual({
      user: first.user,
      access: first.access,
      access_token: first.access,
    });
    await advance(300);
    const late = await client.GET('/session/token', by(first.access));
    expect([late.response.status, late.error]).toEqual(unauthorized);

    const body = { refresh: first.refresh ?? '' };
    const second = await client.POST('/session/refresh', { body });
    expect(second.data?.user?.email).toBe('plain@example.com');
    expect((await client.POST('/session/token', by(second.data?.access))).data?.user).toEqual(first.user);
    const reused = await client.POST('/session/refresh', { body });
    expect([reused.response.status, reused.error]).toEqual([401, { detail: 'Token is blacklisted' }]);

    const out = await client.POST('/session/logout', {
      ...by(second.data?.access),
      body: { refresh: second.data?.refresh ?? null },
    });
    expect(out.data).toEqual({ detail: 'Successfully logged out.' });
    const after = await client.GET('/session/token', by(second.data?.access));
    expect([after.response.status, after.error]).toEqual(unauthorized);
    const ended = await client.POST('/session/refresh', { body: { refresh: second.data?.refresh ?? '' } });
    expect([ended.response.status, ended.error]).toEqual([401, { detail: 'Token is blacklisted' }]);
  }));

it('omits the user from a refresh that sends the etag of the user', () =>
  withClient(async ({ client }) => {
    const { refresh = '' } = await signIn(client);
    const first = await client.POST('/session/refresh', { body: { refresh, etag: null } });
    const etag = first.data?.user_etag ?? '';
    const body = { refresh: first.data?.refresh ?? '', etag };
    const second = await client.POST('/session/refresh', { body });
    expect([second.data?.user_etag, second.data?.user]).toEqual([etag, undefined]);
  }));

it('signs in with an authenticator code, and with a code from the outbox', () =>
  withClient(async ({ client, sentCode }) => {
    const totp = { ...credentials, email: 'totp@example.com' };
    const asked = await client.POST('/session/login', { body: totp });
    expect([asked.response.status, asked.error]).toEqual([
      401,
      { detail: 'Two-factor authentication required' },
    ]);
    const right = await client.POST('/session/login/2fa', { body: { ...totp, code: rightCode } });
    expect(right.data?.user?.email).toBe('totp@example.com');

    const mail = { ...credentials, email: 'mail@example.com' };
    await client.POST('/session/login', { body: mail });
    const mailed = await client.POST('/session/login/2fa', { body: { ...mail, code: await sentCode() } });
    expect(mailed.data?.user?.email).toBe('mail@example.com');
    const wrong = await client.POST('/session/login/2fa', { body: { ...mail, code: 'wrong' } });
    expect([wrong.response.status, wrong.error]).toEqual([
      401,
      { detail: 'Invalid two-factor authentication code' },
    ]);
  }));

it('changes the password, and gets the violations of an invalid request', () =>
  withClient(async ({ client }) => {
    const { access } = await signIn(client);
    const change = (new_password: string, logout_all_sessions: boolean) =>
      client.POST('/account/password', {
        ...by(access),
        body: { current_password: 'Password-1', new_password, logout_all_sessions },
      });
    const short = await change('short', false);
    expect([short.response.status, short.error]).toEqual([
      422,
      {
        detail: [
          {
            type: 'string_too_short',
            loc: ['body', 'data', 'new_password'],
            msg: 'String should have at least 6 characters',
            ctx: { min_length: 6 },
          },
        ],
      },
    ]);
    expect((await change('Password-2', true)).data).toEqual({ success: true });
    expect((await client.GET('/session/token', by(access))).response.status).toBe(401);
    expect((await signIn(client, { password: 'Password-2' })).user?.email).toBe('plain@example.com');
  }));
