import type { Context } from './operation.ts';
import { policyOf, type Message, type SentCode, type SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** How a code reaches its account. */
export type Channel = Message['channel'];

/** A code that was sent and not used yet. */
export interface SentChallenge {
  /** Whether this request sent it, rather than an earlier request. */
  readonly sentNow: boolean;
  readonly expiresAt: number;
}

/** The recipient of a code: an account, or a visitor without a known account. */
export interface Addressee {
  /** The account's key, or another key for its messages. */
  readonly key: string;
  /** The key of the code, if an account may have several pending codes of a channel. */
  readonly storedUnder?: string;
  /** The account's login. */
  readonly login?: string;
  /** The number or address that it is sent to; empty if there is none. */
  readonly to: string;
  /** The link to the page where the code is entered. */
  readonly link?: string;
}

const maxMessages = 20;

/** Sends a new code, unless the previous code is still valid. */
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

/** Sends another code and keeps the valid ones. Returns undefined and sends nothing at the limit of valid codes. */
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

/** Puts a message into the outbox; used directly for messages without a pending code, such as a link. */
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

/** Returns the newest valid, unused code of an account. */
export function pendingCode(key: string, channel: Channel, context: Context): SentCode | undefined {
  return pendingCodes(key, channel, context)[0];
}

/** Whether this is a valid, unused code of an account. */
export function isOneTimeCode(key: string, channel: Channel, code: string, context: Context): boolean {
  return pendingCodes(key, channel, context).some((sent) => sent.code === code);
}

/** Whether this is the last code that was sent to an account, unused and after its lifetime. */
export function isExpiredCode(
  key: string,
  channel: Channel,
  code: string,
  { state, environment }: Context,
): boolean {
  const newest = state.get('challenges', challengeKey(key, channel));
  return newest?.code === code && newest.expiresAt <= environment.now;
}

/** Uses up the codes of a channel: a code is valid once, and its use invalidates the others. */
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

/** Returns the valid codes, newest first. */
function pendingCodes(key: string, channel: Channel, { state, environment }: Context): readonly SentCode[] {
  const newest = state.get('challenges', challengeKey(key, channel));
  if (newest === undefined) return [];
  const { code, expiresAt, earlier = [] } = newest;
  return [{ code, expiresAt }, ...earlier].filter((sent) => environment.now < sent.expiresAt);
}

function challengeKey(key: string, channel: Channel): string {
  return `${channel}/${key}`;
}
