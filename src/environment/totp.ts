import type { Totp } from '../core/environment.ts';
import { onDemand } from './library.ts';

const periodSeconds = 30;
const settings = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;

/** Authenticator codes by otpauth. */
export function createTotp(): Totp {
  const otpauth = onDemand(() => import('otpauth'));
  return {
    code(secret, at) {
      const { TOTP, Secret } = otpauth();
      return TOTP.generate({ ...settings, secret: Secret.fromBase32(secret), timestamp: at });
    },
    match(secret, code, at, windows) {
      const { TOTP, Secret } = otpauth();
      if (!/^\d{6}$/.test(code)) return undefined;
      const delta = TOTP.validate({
        ...settings,
        secret: Secret.fromBase32(secret),
        token: code,
        timestamp: at,
        window: windows,
      });
      return delta === null ? undefined : Math.floor(at / 1000 / periodSeconds) + delta;
    },
  };
}
