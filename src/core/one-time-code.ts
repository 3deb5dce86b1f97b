import type { Context } from './operation.ts';
import { policyOf, type Message, type SentCode, type SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** How a code reaches its account. */
export type Channel = Message['channel'];

/** A code that was sent and waits to be given. */
export interface SentChallenge {
  /** Whether this request sent it, or an earlier one. */
  readonly sentNow: boolean;
  readonly expiresAt: number;
}

/** Who gets a code: an account, or a visitor whose account is not known. */
export interface Addressee {
  /** The account's key, or what else its messages are kept under. */
  readonly key: string;
  /** What the code is kept under, where an account may wait for another of the same channel. */
  readonly storedUnder?: string;
  /** The account's login. */
  readonly login?: string;
  /** The number or the address it is sent to; empty for none. */
  readonly to: string;
  /** Where the code may be given. */
  readonly link?: string;
}

const maxMessages = 20;

/** Sends a new code, unless the one sent before still holds. */
export function sendOneTimeCode(
  addressee: Addressee,
  channel: Channel,
  drawCode: () => string,
  context: Context,
): SentChallenge {
  const { key, storedUnder = key } = addressee;
  const pending = pendingCode(storedUnder, channel, context);
  if (pending !== undefined) return { sentNow: false, expiresAt: pending.expiresAt };
  return send(addressee, channel, drawCode(), [], context);
}

/** Sends a new code beside those that still hold; undefined, and nothing sent, where as many hold as may. */
export function sendAnotherCode(
  addressee: Addressee,
  channel: Channel,
  drawCode: () => string,
  maxPending: number,
  context: Context,
): SentChallenge | undefined {
  const { key, storedUnder = key } = addressee;
  const pending = pendingCodes(storedUnder, channel, context);
  if (pending.length >= maxPending) return undefined;
  return send(addressee, channel, drawCode(), pending, context);
}

/** Puts a message into the outbox: what nothing waits for, such as a link. */
export function sendMessage(
  { key, login, to, link }: Addressee,
  channel: Channel,
  code: string | undefined,
  { state, environment: { now: sentAt, requestNumber: request } }: Context,
): void {
  const sent: Message = {
    ...(login === undefined ? {} : { account: login }),
    channel,
    to,
    ...(code === undefined ? {} : { code }),
    ...(link === undefined ? {} : { link }),
    sentAt,
    request,
  };
  state.put('outbox', key, [sent, ...(state.get('outbox', key) ?? [])].slice(0, maxMessages));
}

/** The newest code an account was sent and has not given, while it holds. */
export function pendingCode(key: string, channel: Channel, context: Context): SentCode | undefined {
  return pendingCodes(key, channel, context)[0];
}

/** Whether this is a code that an account was sent and has not given, while it holds. */
export function isOneTimeCode(key: string, channel: Channel, code: string, context: Context): boolean {
  return pendingCodes(key, channel, context).some((sent) => sent.code === code);
}

/** Marks the codes of a channel as given: one is good once, and those beside it go with it. */
export function useOneTimeCode(key: string, channel: Channel, state: State<SharedRecords>): void {
  state.delete('challenges', challengeKey(key, channel));
}

function send(
  addressee: Addressee,
  channel: Channel,
  code: string,
  pending: readonly SentCode[],
  context: Context,
): SentChallenge {
  const { state, environment } = context;
  const { key, storedUnder = key } = addressee;
  const expiresAt = environment.now + policyOf(state).oneTimeCode.lifetimeSeconds * 1000;
  const earlier = pending.length === 0 ? {} : { earlier: pending };
  state.put('challenges', challengeKey(storedUnder, channel), { code, expiresAt, ...earlier });
  sendMessage(addressee, channel, code, context);
  return { sentNow: true, expiresAt };
}

/** Those that hold, the newest first. */
function pendingCodes(key: string, channel: Channel, { state, environment }: Context): readonly SentCode[] {
  const newest = state.get('challenges', challengeKey(key, channel));
  if (newest === undefined) return [];
  const { code, expiresAt, earlier = [] } = newest;
  return [{ code, expiresAt }, ...earlier].filter((sent) => environment.now < sent.expiresAt);
}

function challengeKey(key: string, channel: Channel): string {
  return `${channel}/${key}`;
}
