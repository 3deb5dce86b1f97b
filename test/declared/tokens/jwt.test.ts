import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import { lowerHex, randomString } from '../../../src/core/environment.ts';
import { jwtAlgorithms } from '../../../src/environment/jwt.ts';
import { developmentKeys } from '../../../src/declared/tokens/development-keys.ts';
import type { TokenMarks } from '../../../src/declared/tokens/marks.ts';
import { noon, roots, sources } from '../template/compiled.ts';
import { environmentOf, formOf, issue, keysOf, problems, withToken } from './issued.ts';

const jwt = (marks: TokenMarks): TokenMarks => ({ form: 'jwt', ...marks });
const options = { currentDate: new Date(noon) };

it.each(jwtAlgorithms)('signs with %s so that jose verifies the token', async (algorithm) => {
  const keys = keysOf();
  const { value } = issue(jwt({ algorithm, claims: { sub: '{{account.id.string}}' } }), keys);
  const given = developmentKeys[algorithm];
  const verified =
    'secret' in given
      ? await jwtVerify(value, new TextEncoder().encode(given.secret), options)
      : await jwtVerify(value, createLocalJWKSet({ keys: keys.jwks().keys as JWK[] }), options);
  const isSecret = algorithm.startsWith('HS');
  expect(verified.protectedHeader).toEqual({
    alg: algorithm,
    typ: 'JWT',
    ...(isSecret ? {} : { kid: `login-emulator-development-${algorithm.toLowerCase()}` }),
  });
  expect(verified.payload).toEqual({
    sub: '7',
    iat: 1801396800,
    exp: 1801397700,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(keys.jwks().keys).toHaveLength(isSecret ? 0 : 1);
  expect(JSON.stringify(keys.jwks())).not.toContain('"d"');
});

it('returns the same bytes for the same seed, except with ES256', () => {
  for (const algorithm of jwtAlgorithms) {
    const [one, other] = [issue(jwt({ algorithm })).value, issue(jwt({ algorithm })).value];
    if (algorithm === 'ES256') expect(other.split('.').slice(0, 2)).toEqual(one.split('.').slice(0, 2));
    else expect(other).toBe(one);
  }
});

it('keeps the bytes of tokens between versions', () => {
  const hashes = ['HS256', 'RS256', 'EdDSA'] as const;
  const digests = hashes.map((algorithm) =>
    createHash('sha256')
      .update(issue(jwt({ algorithm })).value)
      .digest('hex'),
  );
  expect(digests.map((one) => one.slice(0, 12))).toEqual(['b6eb877dd27b', '74a3f2acd78b', 'cb165f87ea1d']);
});

it('renders nested claims, lists, URLs as names, and its own id and times', () => {
  const claims = {
    'https://example.com/roles': ['{{account.teams.0.name}}', 'user'],
    user: { id: '{{account.id}}', verified: '{{account.active.string}}', none: '{{account.none}}' },
    nbf: '{{token.issued.epoch}}',
    sid: '{{session.id}}',
    azp: null,
    expires: '{{token.expires.iso}}',
    hex: '{{token.hex}}',
  };
  const payload = decodeJwt(issue(jwt({ claims })).value);
  expect(payload).toEqual({
    'https://example.com/roles': ['red', 'user'],
    user: { id: 7, verified: 'true' },
    nbf: 1801396800,
    sid: 's-1',
    azp: null,
    expires: '2027-01-31T12:15:00.250Z',
    hex: expect.stringMatching(/^[0-9a-f]{32}$/),
    iat: 1801396800,
    exp: 1801397700,
    jti: expect.any(String),
  });
});

it('omits the standard claims that are null, and keeps the place of those that the marks set', () => {
  expect(decodeJwt(issue(jwt({ claims: { iat: null, exp: null, jti: null, a: 1 } })).value)).toEqual({
    a: 1,
  });
  const claims = { exp: '{{token.expires.epoch}}', jti: '{{token.hex}}', a: 1 };
  expect(Object.keys(decodeJwt(issue(jwt({ claims })).value))).toEqual(['exp', 'jti', 'a', 'iat']);
});

it('signs the same bytes as a provider in code for the same claims', () => {
  const keys = keysOf([{ kid: 'main', secret: 'a secret' }]);
  const [exp, iat] = ['{{token.expires.epoch}}', '{{token.issued.epoch}}'];
  const claims = { token_type: 'access', exp, iat, jti: '{{token.hex}}', user_id: '{{account.id}}' };
  const environment = environmentOf();
  const jti = randomString(32, lowerHex, environment);
  const inCode = { token_type: 'access', exp: 1801397700, iat: 1801396800, jti, user_id: 7 };
  expect(issue(jwt({ claims }), keys).value).toBe(environment.jwt.sign(inCode, 'a secret'));
});

it('omits exp when the token never expires', () => {
  const { value } = formOf(jwt({})).issue({ environment: environmentOf(), sources: withToken });
  expect(Object.keys(decodeJwt(value))).toEqual(['iat', 'jti']);
});

it('issues two tokens of one request that differ by their jti', () => {
  const environment = environmentOf();
  const ids = [1, 2].map(() => decodeJwt(issue(jwt({}), keysOf(), environment).value).jti);
  expect(new Set(ids).size).toBe(2);
});

it('replaces and removes members of the header, but never the algorithm', () => {
  const header = { typ: 'at+jwt', kid: null, alg: 'none', cty: 'x' };
  const { value } = issue(jwt({ algorithm: 'RS256', header }));
  expect(decodeProtectedHeader(value)).toEqual({ alg: 'RS256', typ: 'at+jwt', cty: 'x' });
});

it('signs with the named key of the fixtures, and publishes all of them', async () => {
  const { EdDSA, RS256 } = developmentKeys;
  const keys = keysOf([
    { kid: 'old', jwk: { ...RS256.jwk } },
    { kid: 'new', jwk: { ...EdDSA.jwk } },
    { kid: 'shared', secret: 'a secret' },
  ]);
  const { value } = issue(jwt({ algorithm: 'EdDSA', key: 'new' }), keys);
  expect(decodeProtectedHeader(value).kid).toBe('new');
  expect(keys.jwks().keys).toEqual([
    { kty: 'RSA', n: RS256.jwk.n, e: 'AQAB', kid: 'old', alg: 'RS256', use: 'sig' },
    { kty: 'OKP', crv: 'Ed25519', x: EdDSA.jwk.x, kid: 'new', alg: 'EdDSA', use: 'sig' },
  ]);
  await jwtVerify(value, await importJWK(keys.jwks().keys[1] as JWK), options);
  expect(decodeProtectedHeader(issue(jwt({ key: 'shared' }), keys).value).kid).toBe('shared');
});

it('finds the flaw of a token', () => {
  for (const algorithm of jwtAlgorithms) {
    const form = formOf(jwt({ algorithm }));
    const { value } = issue(jwt({ algorithm }));
    const [header, claims, signature] = value.split('.');
    expect(form.flawOf(value)).toBeUndefined();
    expect(form.flawOf(`${header}.${claims}`)).toBe('form');
    expect(form.flawOf(`${header}.x.${signature}`)).toBe('form');
    expect(form.flawOf(`${claims}.${claims}.${signature}`)).toBe('signature');
    expect(form.flawOf(`${header}.${claims}.`)).toBe('signature');
    expect(form.flawOf(`${value}=`)).toBe('signature');
    expect(form.flawOf('')).toBe('form');
  }
  expect(formOf(jwt({ algorithm: 'HS384' })).flawOf(issue(jwt({})).value)).toBe('signature');
});

it('calls no getter that the claims do not name', () => {
  const lazy = {
    account: sources.account,
    get session(): unknown {
      throw new Error('not named');
    },
  };
  const form = formOf(jwt({ claims: { sub: '{{account.id}}' } }));
  expect(
    decodeJwt(
      form.issue({ environment: environmentOf(), sources: (token) => Object.assign(lazy, { token }) }).value,
    ).sub,
  ).toBe(7);
});

it('reports the problems of claims and keys with their paths', () => {
  expect(Object.keys(roots)).not.toContain('token');
  const keys = keysOf([{ kid: 'main', secret: 'x' }]);
  expect(problems(jwt({ claims: { sub: { id: '{{acount.id}}' } } }))).toEqual([
    expect.stringMatching(
      /^access\/claims\/sub\/id: unknown source acount in \{\{acount\.id\}\}; did you mean account\?/,
    ),
  ]);
  expect(problems(jwt({ key: 'man' }), keys)).toEqual(['access/key: unknown key man; did you mean main?']);
  expect(problems(jwt({ key: 'main', algorithm: 'RS256' }), keys)).toEqual([
    "access/key: the key main is for HS256, HS384, HS512, and can't sign with RS256",
  ]);
});
