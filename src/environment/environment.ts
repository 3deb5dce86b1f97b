import type { Environment } from '../core/environment.ts';
import { createJwt } from './jwt.ts';
import { createRandom } from './random.ts';
import { createTotp } from './totp.ts';

/** What of an environment belongs to one request. */
export interface Moment {
  readonly namespace: string;
  readonly requestNumber: number;
  readonly now: number;
  readonly address: string;
}

/** Makes the environments of an emulator's requests. */
export function createEnvironments(seed: string): (moment: Moment) => Environment {
  const totp = createTotp();
  const jwt = createJwt();
  return ({ namespace, requestNumber, now, address }) => ({
    now,
    address,
    requestNumber,
    random: createRandom(seed, namespace, requestNumber),
    totp,
    jwt,
    isoTime,
    timeOf: Date.parse,
  });
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
