import { expect, it } from '@jest/globals';
import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { as, caller, fieldOf } from '../../exchanges/misaka/documented/ways.ts';
import { frozenAt } from '../../support/app.ts';
import { atBothLevels } from './levels.ts';

const noon = Date.parse(frozenAt) / 1000;
const jti = expect.stringMatching(/^[0-9a-f]{32}$/);
const order = ['token_type', 'exp', 'iat', 'jti', 'user_id'];

/** Verifies a token with a common library, as a backend does, this many seconds after the tests' fixed time. */
async function verified(
  token: string,
  seconds = 0,
  key = 'login-emulator-signs-with-this-default-key',
): Promise<JWTPayload> {
  const currentDate = new Date((noon + seconds) * 1000);
  const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
    algorithms: ['HS256'],
    currentDate,
  });
  return payload;
}

atBothLevels((story) => {
  it('signs access, refresh and sliding tokens that a common library verifies until they expire', () =>
    story(async ({ send }) => {
      const answer = await send(as(caller, { sliding: true }));
      const [access, refresh, sliding] = ['access', 'refresh', 'sliding_token'].map((name) =>
        fieldOf(answer, name),
      ) as [string, string, string];
      const claims = await Promise.all([access, refresh, sliding].map((token) => verified(token)));
      expect(claims).toEqual([
        { token_type: 'access', exp: noon + 300, iat: noon, jti, user_id: 1002 },
        { token_type: 'refresh', exp: noon + 86_400, iat: noon, jti, user_id: 1002 },
        { token_type: 'sliding', exp: noon + 300, iat: noon, jti, refresh_exp: noon + 86_400, user_id: 1002 },
      ]);
      expect(claims.map((one) => Object.keys(one))).toEqual([
        order,
        order,
        ['token_type', 'exp', 'iat', 'jti', 'refresh_exp', 'user_id'],
      ]);
      expect(decodeProtectedHeader(sliding)).toEqual({ alg: 'HS256', typ: 'JWT' });
      expect([fieldOf(answer, 'access_token'), fieldOf(answer, 'refresh_token')]).toEqual([access, refresh]);
      await expect(verified(access, 300)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
      expect(await verified(access, 299)).toMatchObject({ token_type: 'access' });
      await expect(verified(access, 0, 'another key')).rejects.toMatchObject({
        code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      });
    }));

  it('signs the tokens of a refresh with the current time and new ids', () =>
    story(async ({ signIn, refresh, advance }) => {
      const first = await signIn();
      await advance(3600);
      const answer = await refresh(first.refresh);
      const [access, renewed] = [fieldOf(answer, 'access'), fieldOf(answer, 'refresh')];
      const later = noon + 3600;
      const claims = [await verified(access, 3600), await verified(renewed, 3600)];
      expect(claims).toEqual([
        { token_type: 'access', exp: later + 300, iat: later, jti, user_id: 1002 },
        { token_type: 'refresh', exp: later + 86_400, iat: later, jti, user_id: 1002 },
      ]);
      expect(claims.map((one) => Object.keys(one))).toEqual([order, order]);
      const before = await verified(first.refresh, 3600);
      expect(new Set([before, ...claims].map((one) => one.jti)).size).toBe(3);
    }));

  it('signs with the policy’s key and lifetimes', () =>
    story(
      async ({ signIn, callWith, advance }) => {
        const { access } = await signIn();
        expect(await verified(access, 0, 'another key')).toMatchObject({ exp: noon + 10 });
        await advance(10);
        expect(await callWith(access)).toBe('token-expired');
      },
      {
        signingKey: 'another key',
        tokens: { accessSeconds: 10, refreshSeconds: 20, slidingSeconds: 10, slidingRefreshSeconds: 20 },
      },
    ));
});
