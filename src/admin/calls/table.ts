import type { Handlers } from '../handler.ts';
import type { OperationId } from '../types.ts';
import { accountCalls } from './accounts.ts';
import { clockCalls } from './clock.ts';
import { codeCalls } from './codes.ts';
import { consoleCalls } from './console.ts';
import { coverageCalls } from './coverage.ts';
import { docsCalls } from './docs.ts';
import { fixtureCalls } from './fixtures.ts';
import { namespaceCalls } from './namespaces.ts';
import { outboxCalls } from './outbox.ts';
import { outcomeCalls } from './outcomes.ts';
import { processCalls } from './process.ts';
import { requestCalls } from './requests.ts';
import { scenarioSetCalls } from './scenario-sets.ts';
import { scenarioCalls } from './scenarios.ts';
import { sessionCalls } from './sessions.ts';
import { snapshotCalls } from './snapshots.ts';
import { stateCalls } from './state.ts';

/** Every call of the contract and what answers it; one without an answer does not compile. */
export const calls = {
  ...processCalls,
  ...clockCalls,
  ...scenarioCalls,
  ...scenarioSetCalls,
  ...outcomeCalls,
  ...accountCalls,
  ...sessionCalls,
  ...codeCalls,
  ...outboxCalls,
  ...requestCalls,
  ...stateCalls,
  ...snapshotCalls,
  ...namespaceCalls,
  ...fixtureCalls,
  ...coverageCalls,
  ...consoleCalls,
  ...docsCalls,
} satisfies Handlers<OperationId>;
