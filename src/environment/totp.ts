import type { Totp } from '../core/environment.ts';
import { onDemand } from './library.ts';

const periodSeconds = 30;
const settings = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;
/** A request asks for the same few codes several times over, and so do the requests of one window. */
const maxKept = 500;

/** Authenticator codes by otpauth. */
export function createTotp(): Totp {
  const otpauth = onDemand(() => import('otpauth'));
  const kept = new Map<string, string>();

  function codeOf(secret: string, window: number): string {
    const name = `${window} ${secret}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const { TOTP, Secret } = otpauth();
    const timestamp = window * periodSeconds * 1000;
    const code = TOTP.generate({ ...settings, secret: Secret.fromBase32(secret), timestamp });
    if (kept.size === maxKept) kept.clear();
    kept.set(name, code);
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
