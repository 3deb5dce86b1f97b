import type { AccountCall, ActCall } from '../runtime/act.ts';
import { isByChallenge } from '../marks/defaults.ts';

/** Whether an act continues a sign-in that waits, which its request names by a challenge. */
export function continuesWait({ act, marks }: ActCall): boolean {
  // an act in code has values, but no places
  if (act.reads('challenge')) return true;
  return !act.reads('login') && !act.reads('email') && isByChallenge(act.mark, marks.marks);
}

/** Returns the challenge of a request: where its act reads one, else that of the cookie. */
export function challengeIn({ act, wire, marks }: AccountCall): string | undefined {
  if (act.reads('challenge')) return act.text('challenge', wire);
  const { cookie } = marks.marks.challenge ?? {};
  return cookie === undefined ? undefined : wire.cookies[cookie] || undefined;
}
