import { expect, it } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createKeys, type GivenKey } from '../../../src/declared/tokens/keys.ts';
import { keysOf } from './issued.ts';

const pem = (key: KeyObject) =>
  key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString();
const ed = generateKeyPairSync('ed25519');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const small = generateKeyPairSync('rsa', { modulusLength: 1024 });

it('reads private keys as PEM, and finds the first that fits the algorithm', () => {
  const keys = keysOf([
    { kid: 'ed', pem: pem(ed.privateKey) },
    { kid: 'ec', pem: pem(ec.privateKey) },
  ]);
  expect(keys.find('ES256')).toMatchObject({ kid: 'ec' });
  expect(keys.find('EdDSA')).toMatchObject({ kid: 'ed' });
  expect(keys.find('RS256')).toMatchObject({ kid: 'login-emulator-development-rs256' });
  expect(keys.jwks().keys.map(({ kid }) => kid)).toEqual(['ed', 'ec', 'login-emulator-development-rs256']);
});

it.each<[GivenKey, string]>([
  [{ kid: 'k', pem: pem(ed.publicKey) }, "the key k isn't a private key as PEM, without a passphrase"],
  [{ kid: 'k', pem: 'geheim' }, "the key k isn't a private key as PEM, without a passphrase"],
  [
    { kid: 'k', jwk: { kty: 'RSA', d: 'geheim' } },
    "the key k isn't a private key as JWK, without a passphrase",
  ],
  [{ kid: 'k', secret: '' }, 'the secret of the key k is empty'],
  [
    { kid: 'k', pem: pem(otherCurve.privateKey) },
    'the key k fits no algorithm; expected RSA with 2048 bits or more, P-256 or Ed25519',
  ],
  [
    { kid: 'k', pem: pem(small.privateKey) },
    'the key k fits no algorithm; expected RSA with 2048 bits or more, P-256 or Ed25519',
  ],
])('rejects an unusable key without printing it (%#)', (given, message) => {
  expect(createKeys([{ kid: 'first', secret: 'x' }, given])).toEqual({
    problems: [{ path: [1], atKey: false, message }],
  });
});

it('rejects two keys with one kid', () => {
  const created = createKeys([
    { kid: 'k', secret: 'a' },
    { kid: 'k', secret: 'b' },
  ]);
  expect(created).toEqual({ problems: [{ path: [1], atKey: false, message: 'two keys have the kid k' }] });
});
