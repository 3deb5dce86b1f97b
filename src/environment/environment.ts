import type { Environment } from '../core/environment.ts';
import { digest, createJwt, createTotp, createPasswordHash } from './cryptography.ts';
import { hash } from 'node:crypto';

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

const isoTime = (at: number): string => new Date(at).toISOString();

const blockBytes = 32;

/** The bytes of one request: they follow from the seed, the namespace and the request's number, and from how many were drawn. */
function createRandom(
  seed: string,
  namespace: string,
  requestNumber: number,
): (length: number) => Uint8Array {
  let block = 0;
  const nextBlock = () => hash('sha256', `${seed}\n${namespace}\n${requestNumber}\n${block++}`, 'buffer');
  return (length) => {
    if (length <= blockBytes) return nextBlock().subarray(0, length);
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; filled += blockBytes) {
      bytes.set(nextBlock().subarray(0, length - filled), filled);
    }
    return bytes;
  };
}

/** Tells the time in epoch milliseconds. */
export interface Clock {
  /** The emulator's time, for namespaces that have none of their own. */
  now(): number;
  /** Whether that stands still. */
  readonly frozen: boolean;
  /** The machine's time, which never stands still. */
  machine(): number;
}

/** The machine's clock, or one that stands still at a time. */
export function createClock(frozenAt?: number): Clock {
  const machine = () => Date.now();
  const now = frozenAt === undefined ? machine : () => frozenAt;
  return { now, frozen: frozenAt !== undefined, machine };
}

/** Answers write times with four digits for the year, and some of them lie a year ahead. */
export const latestTime = Date.UTC(9000, 0);

/** A namespace's clock: it stands still, or runs beside the machine's clock. Milliseconds. */
export type ClockSetting = { readonly frozenAt: number } | { readonly offsetMs: number };

/** The settings of a namespace that its time depends on. */
interface TimedConfig {
  readonly clock?: ClockSetting;
}

/** The time in a namespace, in epoch milliseconds. */
export function timeIn({ clock: setting }: TimedConfig, clock: Clock): number {
  if (setting === undefined) return clock.now();
  return 'frozenAt' in setting ? setting.frozenAt : clock.machine() + setting.offsetMs;
}

/** Whether the time in a namespace stands still. */
export function isFrozenIn({ clock: setting }: TimedConfig, clock: Clock): boolean {
  return setting === undefined ? clock.frozen : 'frozenAt' in setting;
}
