import type { Calls } from '../call.ts';

/** The web page's own calls: the guard in front answers them, since they are about who may call. */
export const consoleCalls = {
  openConsoleSession: answeredBefore,
  closeConsoleSession: answeredBefore,
} satisfies Calls<'openConsoleSession' | 'closeConsoleSession'>;

function answeredBefore(): never {
  throw new Error('a call about the session of the console has come past the guard');
}
