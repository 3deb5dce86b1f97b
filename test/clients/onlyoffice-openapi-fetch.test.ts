import { expect, it } from '@jest/globals';
import createClient from 'openapi-fetch';
import type { paths as Documented } from '../../src/generated/onlyoffice/documented/types.ts';
import type { paths as Observed } from '../../src/generated/onlyoffice/observed/types.ts';
import { password, rightCode } from '../exchanges/exchange.ts';
import { appCode } from '../flows/onlyoffice/both-levels.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

const totp = { userName: 'totp@example.com', password: 'Password-1' };

/** Serves one profile to a client. */
async function at(profile: string, use: (baseUrl: string) => Promise<void>): Promise<void> {
  const { url, close } = await serve(testApp({ providers: ['onlyoffice'], profile }));
  try {
    await use(`${url}/api/2.0`);
  } finally {
    await close();
  }
}

it('signs in in two steps by the observed contract, reads its profile, and logs out', () =>
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

it('gets the responses of the observed contract for wrong passwords and the lockout', () =>
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

it('signs in in two steps by the documented contract, reads its profile, and logs out', () =>
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

const login = { userName: 'plain@example.com', password };

it('enables apps for the portal by the observed contract, links one, and replaces it', () =>
  at('observed', async (baseUrl) => {
    const client = createClient<Observed>({ baseUrl });
    const hash = (await client.GET('/settings')).data?.response.passwordHash;
    expect(hash).toMatchObject({ size: 256, iterations: 100_000 });
    const token = (await client.POST('/authentication', { body: login })).data?.response.token ?? '';
    const headers = { Authorization: token };
    const turned = await client.PUT('/settings/tfaapp', { headers, body: { type: 'App' } });
    expect(turned.data?.response).toBe(true);
    const invalid = await client.GET('/settings/tfaapp', { headers });
    expect(invalid.response.status).toBe(401);

    const asked = (await client.POST('/authentication', { body: login })).data?.response;
    const code = appCode(asked?.tfaKey ?? '');
    const signedIn = await client.POST('/authentication/{code}', {
      params: { path: { code } },
      body: { ...login, code },
    });
    const again = { Authorization: signedIn.data?.response.token ?? '' };
    const self = (await client.GET('/people/@self', { headers: again })).data?.response;
    expect(self).toMatchObject({ email: 'plain@example.com', isOwner: true, tfaAppEnabled: true });
    expect((await client.GET('/settings/tfaappcodes', { headers: again })).data?.count).toBe(5);
    const renewed = await client.PUT('/settings/tfaappnewapp', {
      headers: again,
      body: { id: self?.id ?? '' },
    });
    expect(renewed.data?.response).toContain('/confirm/TfaActivation?');
    expect((await client.GET('/people/@self', { headers: again })).response.status).toBe(401);
  }));

it('changes the login settings by the documented contract, and is blocked by them', () =>
  at('documented', async (baseUrl) => {
    const client = createClient<Documented>({ baseUrl });
    const token = (await client.POST('/authentication', { body: login })).data?.token ?? '';
    const headers = { Authorization: token };
    const path = '/settings/security/loginsettings';
    expect((await client.GET(path, { headers })).data?.isDefault).toBe(true);
    const wrong = await client.PUT(path, {
      headers,
      body: { attemptCount: 0, blockTime: 1, checkPeriod: 1 },
    });
    expect([wrong.response.status, wrong.error?.error.message]).toEqual([
      400,
      'One or more validation errors occurred.',
    ]);
    const changed = await client.PUT(path, {
      headers,
      body: { attemptCount: 1, blockTime: 60, checkPeriod: 60 },
    });
    expect(changed.data).toMatchObject({ attemptCount: 1, isDefault: false });
    const statuses: number[] = [];
    for (const tried of ['wrong', password]) {
      const { response } = await client.POST('/authentication', { body: { ...totp, password: tried } });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([401, 429]);
    expect((await client.DELETE(path, { headers })).data?.isDefault).toBe(true);
  }));

it('enables apps for the portal by the documented contract, and checks a code with its confirmation', () =>
  at('documented', async (baseUrl) => {
    const client = createClient<Documented>({ baseUrl });
    const token = (await client.POST('/authentication', { body: login })).data?.token ?? '';
    const turned = await client.PUT('/settings/tfaappwithlink', {
      headers: { Authorization: token },
      body: { type: 2 },
    });
    const [cookie = ''] = turned.response.headers.getSetCookie();
    const confirm = `${turned.data?.split('?')[1] ?? ''}&key=${cookie.replace(/^[^=]+=([^;]*).*$/, '$1')}`;
    const setup = await client.GET('/settings/tfaapp/setup', { headers: { confirm } });
    const body = { code: appCode(setup.data?.manualEntryKey ?? '') };
    const wrong = await client.POST('/settings/tfaapp/validate', {
      headers: { confirm },
      body: { code: '000000' },
    });
    expect([wrong.response.status, wrong.error?.error.message]).toEqual([400, 'Incorrect code']);
    const checked = await client.POST('/settings/tfaapp/validate', { headers: { confirm }, body });
    expect(checked.data).toBe(true);
    const [session = ''] = checked.response.headers.getSetCookie();
    const self = await client.GET('/people/@self', { headers: { cookie: session.replace(/;.*/, '') } });
    expect(self.data?.tfaAppEnabled).toBe(true);
  }));
