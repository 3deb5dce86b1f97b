import type { Challenge } from '../domain/challenge.ts';

/** How someone is asked for a second factor, in the vendor's order of fields; when a code ends is said before it. */
export function challengeShown({
  sms,
  phoneNoise,
  tfa,
  tfaKey,
  confirmUrl,
}: Omit<Challenge, 'expires' | 'cookie'>) {
  return {
    sms,
    ...(phoneNoise === undefined ? {} : { phoneNoise }),
    tfa,
    ...(tfaKey === undefined ? {} : { tfaKey }),
    confirmUrl,
  };
}
