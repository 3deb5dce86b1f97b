import type { ActCall } from '../runtime/act.ts';
import type { AccountRef, Wait } from '../runtime/records.ts';
import { requestOf } from './sessions.ts';
import { Moment, Span } from '../template/moments.ts';
import { spanOf } from '../template/duration.ts';
import { definedOnly } from '../../json.ts';
import { drawToken } from './draw.ts';

/** The values of a challenge that an answer may show. */
export interface ChallengeValues {
  readonly id: string;
  readonly expires?: Moment;
  readonly lifetime?: Span;
}

const defaultLifetime = '5m';

/** Begins the wait of a sign-in for its second factor. */
export function beginWait(call: ActCall, found: AccountRef, passed: readonly string[] = []): ChallengeValues {
  const { marks, context } = call;
  const { now } = context.environment;
  const lifetimeMs = spanOf(marks.marks.challenge?.lifetime ?? defaultLifetime);
  const expiresAt = lifetimeMs === undefined ? undefined : now + lifetimeMs;
  const { value: id } = drawToken(marks.challengeForm, expiresAt, { found }, call);
  const wait: Wait = {
    ...requestOf(call),
    ...definedOnly({ expiresAt }),
    ...(passed.length === 0 ? {} : { factors: passed }),
    account: found.key,
    wrong: 0,
  };
  context.state.put('waits', id, wait);
  return {
    id,
    ...(expiresAt === undefined
      ? {}
      : { expires: new Moment(expiresAt), lifetime: new Span(expiresAt - now) }),
  };
}

/** A sign-in that waits, with its challenge and account. */
export interface FoundWait {
  readonly challenge: string;
  readonly wait: Wait;
  readonly found: AccountRef;
}

/** Finds the sign-in of a challenge, or the reason why it doesn't wait. */
export function waitOf(challenge: string, { context }: ActCall): FoundWait | { readonly reason: string } {
  const { state, environment } = context;
  const wait = state.get('waits', challenge);
  if (wait === undefined) return { reason: 'unknown' };
  if (wait.ended !== undefined) return { reason: wait.ended };
  if (wait.expiresAt !== undefined && wait.expiresAt <= environment.now) return { reason: 'expired' };
  const account = state.get('accounts', wait.account);
  return account === undefined
    ? { reason: 'unknown' }
    : { challenge, wait, found: { key: wait.account, account } };
}

/** Counts a wrong code of a challenge. Returns whether the challenge has ended. */
export function countWrongCode({ challenge, wait }: FoundWait, { marks, context }: ActCall): boolean {
  const { attempts = Infinity, afterWrongCode = 'kept' } = marks.marks.challenge ?? {};
  const wrong = wait.wrong + 1;
  const ends = afterWrongCode === 'ended' || wrong >= attempts;
  const counted = { ...wait, wrong };
  if (ends) endWait({ challenge, wait: counted }, 'exhausted', context);
  else context.state.put('waits', challenge, counted);
  return ends;
}

/** Ends a challenge. It remains known until it would have expired, so that its return has a reason. */
export function endWait(
  { challenge, wait }: Pick<FoundWait, 'challenge' | 'wait'>,
  ended: NonNullable<Wait['ended']>,
  { state, environment }: ActCall['context'],
): void {
  const { expiresAt = environment.now } = wait;
  state.put('waits', challenge, { ...wait, ended, expiresAt });
}
