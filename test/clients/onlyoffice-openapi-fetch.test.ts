import { expect, it } from '@jest/globals';
import createClient from 'openapi-fetch';
import type { paths as Documented } from '../../src/generated/onlyoffice/documented/types.ts';
import type { paths as Observed } from '../../src/generated/onlyoffice/observed/types.ts';
import { rightCode } from '../exchanges/cell.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

const totp = { userName: 'totp@example.com', password: 'Password-1' };

/** Serves one profile while a client uses it. */
async function at(profile: string, use: (baseUrl: string) => Promise<void>): Promise<void> {
  const { url, close } = await serve(testApp({ providers: ['onlyoffice'], profile }));
  try {
    await use(`${url}/api/2.0`);
  } finally {
    await close();
  }
}

it('signs in in two steps as the observed contract has it, asks who it is, and logs out', () =>
  at('observed', async (baseUrl) => {
    const client = createClient<Observed>({ baseUrl });
    const asked = await client.POST('/authentication', { body: totp });
    expect(asked.data?.response).toMatchObject({ expires: '0001-01-01T00:00:00', tfa: true });
    const signedIn = await client.POST('/authentication/{code}', {
      params: { path: { code: rightCode } },
      body: { ...totp, code: rightCode },
    });
    const token = signedIn.data?.response.token ?? '';
    const headers = { Authorization: token };
    expect((await client.GET('/authentication', { headers })).data?.response).toBe(true);
    const cookie = { cookie: `asc_auth_key=${encodeURIComponent(token)}` };
    expect((await client.POST('/authentication/logout', { headers: cookie })).data).toMatchObject({
      count: 0,
      statusCode: 200,
    });
    expect((await client.GET('/authentication', { headers })).data?.response).toBe(false);
  }));

it('gets what the observed contract declares for a wrong password and for too many', () =>
  at('observed', async (baseUrl) => {
    const client = createClient<Observed>({ baseUrl });
    const answers: unknown[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const { response, error } = await client.POST('/authentication', {
        body: { ...totp, password: 'wrong' },
      });
      answers.push([response.status, error !== undefined && 'error' in error && error.error.message]);
    }
    expect(answers).toEqual([
      ...Array<unknown>(5).fill([401, 'User authentication failed']),
      [403, 'Too many login attempts. Please try again later'],
    ]);
  }));

it('signs in in two steps as the documented contract has it, asks who it is, and logs out', () =>
  at('documented', async (baseUrl) => {
    const client = createClient<Documented>({ baseUrl });
    const asked = await client.POST('/authentication', { body: totp });
    expect(asked.data).toMatchObject({ sms: false, tfa: true });
    const signedIn = await client.POST('/authentication/{code}', {
      params: { path: { code: rightCode } },
      body: totp,
    });
    const token = signedIn.data?.token ?? '';
    const headers = { Authorization: token };
    expect((await client.GET('/authentication', { headers })).data).toBe(true);
    const cookie = { cookie: `asc_auth_key=${encodeURIComponent(token)}` };
    expect((await client.POST('/authentication/logout', { headers: cookie })).response.status).toBe(200);
    expect((await client.GET('/authentication', { headers })).data).toBe(false);
  }));
