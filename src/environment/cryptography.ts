import type { Totp, Jwt, Digest, HashParameters } from '../core/environment.ts';
import { suspendUntil } from '../core/state.ts';
import { hash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const periodSeconds = 30;
const settings = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;
/** A request asks for the same few codes several times over, and so do the requests of one window. */
const maxCached = 500;

/** Authenticator codes by otpauth. */
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
  };
}

function windowOf(at: number): number {
  return Math.floor(at / 1000 / periodSeconds);
}

/** Gives a library to synchronous code without loading it at start: the first use is fetched like a record that is not at hand. */
function onDemand<T>(load: () => Promise<T>): () => T {
  let loaded: { readonly library: T } | undefined;
  return () => {
    if (loaded === undefined) throw suspendUntil(load().then((library) => (loaded = { library })));
    return loaded.library;
  };
}

/** Signed tokens by fast-jwt. The claims are taken as they are: times come from the namespace's clock, not from the library's. */
export function createJwt(): Jwt {
  const library = onDemand(() => import('./jwt-library.ts'));
  return { sign: (claims, key) => library().createSigner({ key, algorithm: 'HS256' })(claims) };
}

/** Digests by Node's own cryptography. */
export const digest: Digest = { sha256Hex: (text) => hash('sha256', text, 'hex') };

const derived = promisify(pbkdf2);

/** Hashes take tens of milliseconds each: those of the passwords that are asked for are kept. */
const maxCachedHashes = 10_000;

/** Makes the way to a password's hash: the first time it is made beside the event loop, and the decision run again with it. */
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
    // by its digest: a client decides how long a password is
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
