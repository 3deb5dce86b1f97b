import type { Handlers } from '../handler.ts';

/** The web page's own calls. What stands before this table answers them: see `session-call.ts`. */
export const consoleCalls = {
  openConsoleSession: answeredBefore,
  closeConsoleSession: answeredBefore,
} satisfies Handlers<'openConsoleSession' | 'closeConsoleSession'>;

function answeredBefore(): never {
  throw new Error('the guard of the control plane answers /__admin/session');
}
