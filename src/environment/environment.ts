import type { Environment } from '../core/environment.ts';
import { digest, jwt, createTotp, createPasswordHash } from './cryptography.ts';
import { hash } from 'node:crypto';

/** The parts of an environment that depend on the request. */
export interface Moment {
  readonly namespace: string;
  readonly requestNumber: number;
  readonly now: number;
  readonly address: string;
  readonly origin: string;
  readonly sessionSeconds?: number | undefined;
  readonly budgeted?: boolean | undefined;
  /** The source of its randomness, if it isn't the emulator's seed and the namespace's name. */
  readonly randomness?: { readonly seed: string; readonly namespace: string } | undefined;
}

/** Creates the environments of an emulator's requests. */
export function createEnvironments(seed: string): (moment: Moment) => Environment {
  const totp = createTotp();
  const passwordHash = createPasswordHash();
  return ({ namespace, requestNumber, now, address, origin, sessionSeconds, budgeted, randomness }) => ({
    now,
    address,
    origin,
    sessionSeconds,
    budgeted,
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

/** Returns a request's random bytes: they depend on the seed, the namespace, the request's number and earlier draws. */
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

/** Returns times in epoch milliseconds. */
export interface Clock {
  /** Returns the emulator's time, for namespaces without their own clock. */
  now(): number;
  /** Whether the emulator's time is frozen. */
  readonly frozen: boolean;
  /** Returns the machine's time, which is never frozen. */
  machine(): number;
}

/** Creates a clock that follows the machine's time, or is frozen at a time. */
export function createClock(frozenAt?: number): Clock {
  const machine = () => Date.now();
  const now = frozenAt === undefined ? machine : () => frozenAt;
  return { now, frozen: frozenAt !== undefined, machine };
}

/** The limit of namespace times. Replies have four digits for the year, and some contain times a year ahead. */
export const latestTime = Date.UTC(9000, 0);

/** A namespace's clock: frozen, or at an offset from the machine's clock. Milliseconds. */
export type ClockSetting = { readonly frozenAt: number } | { readonly offsetMs: number };

/** The settings that a namespace's time depends on. */
interface TimedConfig {
  readonly clock?: ClockSetting;
}

/** Returns the time in a namespace, in epoch milliseconds. */
export function timeIn({ clock: setting }: TimedConfig, clock: Clock): number {
  if (setting === undefined) return clock.now();
  return 'frozenAt' in setting ? setting.frozenAt : clock.machine() + setting.offsetMs;
}

/** Whether the time in a namespace is frozen. */
export function isFrozenIn({ clock: setting }: TimedConfig, clock: Clock): boolean {
  return setting === undefined ? clock.frozen : 'frozenAt' in setting;
}
