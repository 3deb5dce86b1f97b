import type { Totp, Jwt, Digest, HashParameters } from '../core/environment.ts';
import { suspendUntil } from '../core/state.ts';
import { createJwtSigner } from './jwt.ts';
import { hash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const periodSeconds = 30;
const settings = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;
/** The number of cached codes: one request, and others in the same window, compute the same few codes repeatedly. */
const maxCached = 500;

/** Creates authenticator codes with otpauth. */
export function createTotp(): Totp {
  const otpauth = onDemand(() => import('otpauth'));
  const cache = new Map<string, string>();

  function codeOf(secret: string, window: number): string {
    const name = `${window} ${secret}`;
    const known = cache.get(name);
    if (known !== undefined) return known;
    const { TOTP, Secret } = otpauth();
    const timestamp = window * periodSeconds * 1000;
    const code = TOTP.generate({ ...settings, secret: Secret.fromBase32(secret), timestamp });
    if (cache.size === maxCached) cache.clear();
    cache.set(name, code);
    return code;
  }

  return {
    code: (secret, at) => codeOf(secret, windowOf(at)),
    match(secret, code, at, windows) {
      if (!/^\d{6}$/.test(code)) return undefined;
      const now = windowOf(at);
      for (let distance = 0; distance <= windows; distance += 1) {
        if (codeOf(secret, now + distance) === code) return now + distance;
        if (codeOf(secret, now - distance) === code) return now - distance;
      }
      return undefined;
    },
    url(secret, account) {
      const { TOTP, Secret } = otpauth();
      return new TOTP({ ...settings, ...account, secret: Secret.fromBase32(secret) }).toString();
    },
  };
}

function windowOf(at: number): number {
  return Math.floor(at / 1000 / periodSeconds);
}

/** Loads a library on first use, for synchronous code: the decision is suspended, as for a record not yet loaded. */
export function onDemand<T>(load: () => Promise<T>): () => T {
  let loaded: { readonly library: T } | undefined;
  return () => {
    if (loaded === undefined) throw suspendUntil(load().then((library) => (loaded = { library })));
    return loaded.library;
  };
}

/** Signs tokens. Their times are claims like others, and come from the namespace's clock. */
export const jwt: Jwt = { sign: createJwtSigner({ alg: 'HS256', typ: 'JWT' }) };

/** Digests from Node's cryptography. */
export const digest: Digest = { sha256Hex: (text) => hash('sha256', text, 'hex') };

const derived = promisify(pbkdf2);

/** The number of cached hashes. A hash takes tens of milliseconds. */
const maxCachedHashes = 10_000;

/** Creates a cached password hash function. The first call for a password suspends the decision until it is hashed. */
export function createPasswordHash(): (password: string, parameters: HashParameters) => string {
  const cache = new Map<string, string | Promise<string>>();

  async function make(name: string, password: string, parameters: HashParameters): Promise<string> {
    const { salt, iterations, size } = parameters;
    const hashed = (await derived(password, salt, iterations, size / 8, 'sha256')).toString('hex');
    cache.set(name, hashed);
    return hashed;
  }

  return (password, parameters) => {
    const { salt, iterations, size } = parameters;
    // keyed by a digest, because clients choose the length of a password
    const name = hash('sha256', JSON.stringify([password, salt, iterations, size]), 'hex');
    const known = cache.get(name);
    if (typeof known === 'string') return known;
    if (known !== undefined) throw suspendUntil(known);
    const [oldest] = cache.keys();
    if (cache.size >= maxCachedHashes && oldest !== undefined) cache.delete(oldest);
    const pending = make(name, password, parameters);
    cache.set(name, pending);
    throw suspendUntil(pending);
  };
}
