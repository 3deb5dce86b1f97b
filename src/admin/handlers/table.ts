import type { Handlers } from '../handler.ts';
import { accountCalls } from './accounts.ts';
import { clockCalls } from './clock.ts';
import { codeCalls } from './codes.ts';
import { consoleCalls } from './console.ts';
import { outcomeCalls } from './outcomes.ts';
import { docsCalls } from './docs.ts';
import { fixtureCalls } from './fixtures.ts';
import { namespaceCalls } from './namespaces.ts';
import { outboxCalls } from './outbox.ts';
import { processCalls } from './process.ts';
import { requestCalls } from './requests.ts';
import { scenarioCalls } from './scenarios.ts';
import { sessionCalls } from './sessions.ts';
import { signInCalls } from './sign-in.ts';
import { stateCalls } from './state.ts';

/** Handlers of the contract's calls by operation id; a missing handler doesn't compile. */
export const calls = {
  ...processCalls,
  ...clockCalls,
  ...scenarioCalls,
  ...outcomeCalls,
  ...accountCalls,
  ...sessionCalls,
  ...signInCalls,
  ...codeCalls,
  ...outboxCalls,
  ...requestCalls,
  ...stateCalls,
  ...namespaceCalls,
  ...fixtureCalls,
  ...docsCalls,
  ...consoleCalls,
  getConsoleSession: answeredBefore,
  openConsoleSession: answeredBefore,
  closeConsoleSession: answeredBefore,
} satisfies Required<Handlers>;

/** Stub for the console's calls: the guard answers them earlier, see `createSessionCalls`. */
function answeredBefore(): never {
  throw new Error('the guard of the control plane answers /__admin/session');
}
