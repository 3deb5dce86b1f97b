import type { Calls } from '../call.ts';

/** The web page's own calls. What stands before this table answers them: see `session-call.ts`. */
export const consoleCalls = {
  openConsoleSession: answeredBefore,
  closeConsoleSession: answeredBefore,
} satisfies Calls<'openConsoleSession' | 'closeConsoleSession'>;

function answeredBefore(): never {
  throw new Error('the guard of the control plane answers /__admin/session');
}
