import type { Environment } from './environment.ts';
import type { SessionEnd } from './records.ts';
import type { InvalidSession } from './session.ts';

/** Says why a token is no live session, for the trace. */
export function invalidReason(session: InvalidSession, { isoTime }: Pick<Environment, 'isoTime'>): string {
  if (session.invalid !== 'ended') return reasons[session.invalid];
  return `it was ${howEnded(session.ended, { isoTime })}`;
}

/** Says why a session was ended, and when: `signed out at 2027-01-31T12:00:00.000Z`. */
export function howEnded({ at, because }: SessionEnd, { isoTime }: Pick<Environment, 'isoTime'>): string {
  return `${words[because]} at ${isoTime(at)}`;
}

const reasons: Readonly<Record<Exclude<InvalidSession['invalid'], 'ended'>, string>> = {
  unknown: 'nobody was given it, or it ended too long ago to be known',
  expired: 'it has expired',
  revoked: 'its account has ended its sessions',
  'no account': 'its account is gone',
};

const words: Readonly<Record<SessionEnd['because'], string>> = {
  'signed-out': 'signed out',
  revoked: 'revoked',
  used: 'used',
};
