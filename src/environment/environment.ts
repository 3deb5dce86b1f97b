import type { Environment } from '../core/environment.ts';
import { digest } from './digest.ts';
import { createJwt } from './jwt.ts';
import { createPasswordHash } from './password-hash.ts';
import { createRandom } from './random.ts';
import { createTotp } from './totp.ts';

/** What of an environment belongs to one request. */
export interface Moment {
  readonly namespace: string;
  readonly requestNumber: number;
  readonly now: number;
  readonly address: string;
  readonly origin: string;
  /** What its randomness is derived from instead of the emulator's seed and the namespace's name. */
  readonly randomness?: { readonly seed: string; readonly namespace: string } | undefined;
}

/** Makes the environments of an emulator's requests. */
export function createEnvironments(seed: string): (moment: Moment) => Environment {
  const totp = createTotp();
  const jwt = createJwt();
  const passwordHash = createPasswordHash();
  return ({ namespace, requestNumber, now, address, origin, randomness }) => ({
    now,
    address,
    origin,
    requestNumber,
    random:
      randomness === undefined
        ? createRandom(seed, namespace, requestNumber)
        : createRandom(randomness.seed, randomness.namespace, requestNumber),
    totp,
    jwt,
    digest,
    passwordHash,
    isoTime,
    timeOf: Date.parse,
  });
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
