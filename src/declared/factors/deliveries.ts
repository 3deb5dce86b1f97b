import { randomString } from '../../core/environment.ts';
import { findAccount, keyOfNobody } from '../../core/account.ts';
import { sendMessage } from '../../core/one-time-code.ts';
import { policyOf, type SentCode } from '../../core/records.ts';
import { definedOnly } from '../../json.ts';
import { result, type ActCall, type ActResult, type AnswerFacts } from '../runtime/act.ts';
import { purposeOf } from '../marks/purposes.ts';
import type { Account, AccountRef, Context, Delivery } from '../runtime/records.ts';
import { sourcesOf } from '../runtime/sources.ts';
import { masked } from '../template/masked.ts';
import { Moment, Span } from '../template/moments.ts';

/** The recipient of a code: an account, or a login without one, which gets a decoy. */
export interface Recipient {
  readonly found: AccountRef | undefined;
  /** The login or address as the client sent it. */
  readonly login: string;
}

/** The length of the handles by which clients name a code. */
const handleLength = 32;
const handleLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Sends a code or a link for the purpose of an act, unless the last one was sent a moment ago. */
export function deliver(call: ActCall, { found, login }: Recipient): ActResult {
  const { act, context } = call;
  const key = found?.key ?? keyOfNobody(login, context.state);
  const reason = found === undefined ? 'unknown-login' : undefined;
  const early = tooEarly(call, key);
  if (early !== undefined) return early;
  const channel = channelFor(call, found);
  const to = found === undefined ? login : addressOf(found.account, channel);
  const sent = store(call, key, channel);
  const facts = { found, values: { code: codeValues({ ...sent, channel, to }, context) } };
  if (found === undefined)
    context.trace(`no such account: the code for ${purposeOf(act.mark)} opens nothing`);
  else send(call, found, { ...sent, channel, to });
  return result('code-sent', facts, reason);
}

/** Denies a code that a client asks for again too early. */
function tooEarly(call: ActCall, key: string): ActResult | undefined {
  const { act, marks, context } = call;
  const { state, environment } = context;
  const purpose = purposeOf(act.mark);
  const { resendMs } = marks.codeOf(purpose);
  const last = deliveryOf(purpose, key, context)?.delivery;
  if (last === undefined || environment.now >= last.sentAt + resendMs) return undefined;
  context.trace('the last code was sent a moment ago');
  const account = state.get('accounts', key);
  const found = account === undefined ? undefined : { key, account };
  const resetsAt = Math.min(last.sentAt + resendMs, last.expiresAt);
  return result('rate-limited', { found, limit: { limit: 1, remaining: 0, resetsAt } }, 'resend');
}

/** Returns how long a further code of a purpose is refused, in milliseconds; at most as long as a code is valid. */
export function resendMsOf(purpose: string, { marks, context }: ActCall): number {
  const { resendMs, lifetimeMs } = marks.codeOf(purpose);
  return Math.min(resendMs, lifetimeMs ?? policyOf(context.state).oneTimeCode.lifetimeSeconds * 1000);
}

/** A code with its handle. */
interface StoredCode extends SentCode {
  readonly handle: string;
}

/** Draws and stores a code. It replaces the last one of its purpose. */
function store({ act, marks, context }: ActCall, key: string, channel: Delivery['channel']): StoredCode {
  const { state, environment } = context;
  const purpose = purposeOf(act.mark);
  const { length, letters, lifetimeMs } = marks.codeOf(purpose);
  const code = randomString(length, letters, environment);
  const handle = randomString(handleLength, handleLetters, environment);
  const usualMs = policyOf(state).oneTimeCode.lifetimeSeconds * 1000;
  const expiresAt = environment.now + (lifetimeMs ?? usualMs);
  const before = state.get('deliveryHandles', ofAccount(purpose, key));
  if (before !== undefined) state.delete('deliveries', before);
  const sentAt = environment.now;
  state.put('deliveries', handle, { account: key, purpose, code, channel, expiresAt, sentAt, wrong: 0 });
  for (const pointer of [ofAccount(purpose, key), byCode(code), lastOf(key)])
    state.put('deliveryHandles', pointer, handle);
  return { code, handle, expiresAt };
}

interface SentMessage extends StoredCode {
  readonly channel: Delivery['channel'];
  readonly to: string;
}

/** Puts the message with a code into the outbox. */
function send(call: ActCall, found: AccountRef, sent: SentMessage): void {
  const { context } = call;
  const { code, channel, to } = sent;
  const link = linkOf(call, found, sent);
  sendMessage(
    { key: found.key, login: found.account.login, to, ...definedOnly({ link }) },
    channel,
    code,
    context,
  );
  context.trace(`a ${link === undefined ? 'code' : 'link'} for ${purposeOf(call.act.mark)} was sent`);
}

/** Returns the link of a message. */
function linkOf(call: ActCall, found: AccountRef, sent: SentMessage): string | undefined {
  const { act, marks, wire, context } = call;
  const { environment, trace } = context;
  const facts: AnswerFacts = { found, values: { code: codeValues(sent, context) } };
  const exchange = { origin: environment.origin, url: environment.origin, method: '', now: environment.now };
  const sources = sourcesOf({ facts, wire, environment, lockout: undefined, trace }, exchange);
  const link = marks.codeOf(purposeOf(act.mark)).link?.render(sources);
  // a template that is a text renders a text, or the value of its only placeholder
  return typeof link === 'string' ? link : undefined;
}

/** Returns the values of a code that an answer or a link may show. */
function codeValues({ code, handle, expiresAt, channel, to }: SentMessage, { environment }: Context) {
  const lifetime = new Span(expiresAt - environment.now);
  return {
    ...{ value: code, length: code.length, handle, channel, lifetime },
    ...{ masked: masked(to), expires: new Moment(expiresAt) },
  };
}

/** Returns the channel of a message: that of the mark, of the request's method, or of the account's second factor. */
export function channelFor({ act, wire }: ActCall, found: AccountRef | undefined): Delivery['channel'] {
  if (act.mark.channel !== undefined) return act.mark.channel;
  const method = act.text('method', wire)?.toLowerCase();
  if (method !== undefined) return method === 'sms' ? 'sms' : 'email';
  return act.name === 'send-code' && found?.account.secondFactor === 'sms' ? 'sms' : 'email';
}

function addressOf({ phone = '', email, login }: Account, channel: Delivery['channel']): string {
  return channel === 'sms' ? phone : (email ?? login);
}

/** A code that was sent, with its handle. */
export interface FoundDelivery {
  readonly handle: string;
  readonly delivery: Delivery;
}

type Stored = Pick<Context, 'state'>;

/** Returns the last code of a purpose that was sent to an account. */
export function deliveryOf(purpose: string, key: string, context: Stored): FoundDelivery | undefined {
  return deliveryAt(context.state.get('deliveryHandles', ofAccount(purpose, key)), context);
}

/** Returns the code with this text. */
export function deliveryWith(code: string, context: Stored): FoundDelivery | undefined {
  return deliveryAt(context.state.get('deliveryHandles', byCode(code)), context);
}

/** Returns the code with this handle. */
export function deliveryAt(handle: string | undefined, { state }: Stored): FoundDelivery | undefined {
  const delivery = handle === undefined ? undefined : state.get('deliveries', handle);
  return handle === undefined || delivery === undefined ? undefined : { handle, delivery };
}

/** Returns the newest code of an account that it can still use. */
export function pendingDelivery(login: string, context: Context): SentCode | undefined {
  const found = findAccount<Account>(login, context.state);
  if (found === undefined) return undefined;
  const last = deliveryAt(context.state.get('deliveryHandles', lastOf(found.key)), context);
  if (last === undefined || last.delivery.ended !== undefined) return undefined;
  const { code, expiresAt } = last.delivery;
  return context.environment.now < expiresAt ? { code, expiresAt } : undefined;
}

function ofAccount(purpose: string, key: string): string {
  return `purpose/${purpose}/${key}`;
}

function byCode(code: string): string {
  return `code/${code}`;
}

/** The start of the keys by account. */
export const lastPrefix = 'last/';

function lastOf(key: string): string {
  return `${lastPrefix}${key}`;
}
