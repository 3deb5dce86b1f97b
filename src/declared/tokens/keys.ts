import { jwtAlgorithms, type JwtAlgorithm } from '../../environment/jwt.ts';
import type { Problem } from '../../files/problems.ts';
import { expectedOneOf } from '../../suggestion.ts';
import { developmentKeys } from './development-keys.ts';
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/** A key of the fixtures: a secret of HS256, HS384 or HS512, or a private key as PEM or JWK. */
export type GivenKey = { readonly kid: string } & (
  { readonly secret: string } | { readonly pem: string } | { readonly jwk: JsonWebKey }
);

/** A key that signs tokens. */
export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** The keys of a provider. */
export interface KeySet {
  /** Finds the key with this id, or the first for the algorithm. Without one, it is the published development key. */
  find(algorithm: JwtAlgorithm, kid?: string): SigningKey | { readonly message: string };
  /** Returns the public keys as a JWK set: those of the fixtures, and the development keys in use. */
  jwks(): { readonly keys: readonly JsonWebKey[] };
}

/** A key with the algorithms that it is for. */
interface KnownKey extends SigningKey {
  readonly algorithms: readonly JwtAlgorithm[];
}

/** Creates the keys of a provider from those of its fixtures, or returns the problems of these. */
export function createKeys(
  given: readonly GivenKey[],
): { readonly keys: KeySet } | { readonly problems: readonly Problem[] } {
  const read = given.map(readKey);
  const problems = read.flatMap((one, index) => ('message' in one ? [problemAt(index, one.message)] : []));
  const known = read.flatMap((one) => ('message' in one ? [] : [one]));
  for (const [index, { kid }] of given.entries()) {
    const isTwice = given.findIndex((other) => other.kid === kid) < index;
    if (isTwice) problems.push(problemAt(index, `two keys have the kid ${kid}`));
  }
  return problems.length > 0 ? { problems } : { keys: keySet(known) };
}

function problemAt(index: number, message: string): Problem {
  return { path: [index], atKey: false, message };
}

function keySet(given: readonly KnownKey[]): KeySet {
  const inUse = new Map<JwtAlgorithm, KnownKey>();

  function developmentKey(algorithm: JwtAlgorithm): KnownKey {
    const key = inUse.get(algorithm) ?? readDevelopmentKey(algorithm);
    inUse.set(algorithm, key);
    return key;
  }

  return {
    find(algorithm, kid) {
      if (kid === undefined) {
        return given.find(({ algorithms }) => algorithms.includes(algorithm)) ?? developmentKey(algorithm);
      }
      const key = given.find((one) => one.kid === kid);
      if (key === undefined) {
        const kids = given.map((one) => one.kid);
        return {
          message: `unknown key ${kid}; ${kids.length === 0 ? 'the fixtures have no keys' : expectedOneOf(kid, kids)}`,
        };
      }
      if (key.algorithms.includes(algorithm)) return key;
      return {
        message: `the key ${kid} is for ${key.algorithms.join(', ')}, and can't sign with ${algorithm}`,
      };
    },
    jwks: () => ({ keys: [...given, ...inUse.values()].flatMap(publicJwk) }),
  };
}

/** Returns the public part of a key. A secret has none. */
function publicJwk({ kid, key, algorithms: [alg] }: KnownKey): readonly JsonWebKey[] {
  if (key.type === 'secret') return [];
  return [{ ...createPublicKey(key).export({ format: 'jwk' }), kid, alg, use: 'sig' }];
}

function readDevelopmentKey(algorithm: JwtAlgorithm): KnownKey {
  const kid = `login-emulator-development-${algorithm.toLowerCase()}`;
  const given = developmentKeys[algorithm];
  const key =
    'secret' in given ? secretKey(given.secret) : createPrivateKey({ key: given.jwk, format: 'jwk' });
  return { kid, key, algorithms: [algorithm] };
}

const secretAlgorithms = jwtAlgorithms.filter((algorithm) => algorithm.startsWith('HS'));

/** Reads a key. A problem's text never contains a part of the key. */
function readKey(given: GivenKey): KnownKey | { readonly message: string } {
  const { kid } = given;
  if ('secret' in given) {
    if (given.secret === '') return { message: `the secret of the key ${kid} is empty` };
    return { kid, key: secretKey(given.secret), algorithms: secretAlgorithms };
  }
  const [form, read] =
    'pem' in given
      ? (['PEM', () => createPrivateKey(given.pem)] as const)
      : (['JWK', () => createPrivateKey({ key: given.jwk, format: 'jwk' })] as const);
  const key = undefinedIfThrown(read);
  if (key === undefined)
    return { message: `the key ${kid} isn't a private key as ${form}, without a passphrase` };
  const algorithm = algorithmOf(key);
  if (algorithm !== undefined) return { kid, key, algorithms: [algorithm] };
  return {
    message: `the key ${kid} fits no algorithm; expected RSA with 2048 bits or more, P-256 or Ed25519`,
  };
}

function secretKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret));
}

function undefinedIfThrown<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const fewestBits = 2048;

function algorithmOf({
  asymmetricKeyType,
  asymmetricKeyDetails: details,
}: KeyObject): JwtAlgorithm | undefined {
  switch (asymmetricKeyType) {
    case 'rsa':
      return (details?.modulusLength ?? 0) < fewestBits ? undefined : 'RS256';
    case 'ec':
      return details?.namedCurve === 'prime256v1' ? 'ES256' : undefined;
    case 'ed25519':
      return 'EdDSA';
    default:
      return undefined;
  }
}
