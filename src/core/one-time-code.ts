import { policyOf, type Message, type SharedRecords } from './records.ts';
import type { Environment } from './environment.ts';
import type { State } from './state.ts';

/** How a code reaches its account. */
export type Channel = Message['channel'];

/** A code that was sent and waits to be given. */
export interface Challenge {
  /** Whether this request sent it, or an earlier one. */
  readonly sentNow: boolean;
  readonly expiresAt: number;
}

/** Who gets a code: an account, or a visitor whose account is not known. */
export interface Addressee {
  /** The account's key, or what else its messages are kept under. */
  readonly key: string;
  /** What the code is kept under, where an account may wait for another of the same channel. */
  readonly keptUnder?: string;
  /** The account's login. */
  readonly login?: string;
  /** The number or the address it is sent to; empty for none. */
  readonly to: string;
}

const keptMessages = 20;

/** Sends a new code, unless the one sent before still holds. */
export function sendOneTimeCode(
  { key, keptUnder = key, login, to }: Addressee,
  channel: Channel,
  drawCode: () => string,
  state: State<SharedRecords>,
  environment: Environment,
): Challenge {
  const pending = pendingCode(keptUnder, channel, state, environment);
  if (pending !== undefined) return { sentNow: false, expiresAt: pending.expiresAt };
  const code = drawCode();
  const expiresAt = environment.now + policyOf(state).oneTimeCode.lifetimeSeconds * 1000;
  const { now: sentAt, requestNumber: request } = environment;
  const sent: Message = {
    ...(login === undefined ? {} : { account: login }),
    channel,
    to,
    code,
    sentAt,
    request,
  };
  state.put('challenges', challengeKey(keptUnder, channel), { code, expiresAt });
  state.put('outbox', key, [sent, ...(state.get('outbox', key) ?? [])].slice(0, keptMessages));
  return { sentNow: true, expiresAt };
}

/** The code an account was sent and has not given, while it holds. */
export function pendingCode(
  key: string,
  channel: Channel,
  state: State<SharedRecords>,
  environment: Environment,
): SharedRecords['challenges'] | undefined {
  const pending = state.get('challenges', challengeKey(key, channel));
  return pending !== undefined && environment.now < pending.expiresAt ? pending : undefined;
}

/** Marks a code as given: it is good once. */
export function useOneTimeCode(key: string, channel: Channel, state: State<SharedRecords>): void {
  state.delete('challenges', challengeKey(key, channel));
}

function challengeKey(key: string, channel: Channel): string {
  return `${channel}/${key}`;
}
