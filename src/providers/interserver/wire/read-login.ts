import type { Reading } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Violation } from '../../../core/violation.ts';
import type { LoginFacts, LoginRequest } from '../operations/login.ts';

/** What becomes of a login that breaks its contract; alike in both profiles, which say it in their own statuses. */
export function readViolation(violation: Violation): Reading<LoginRequest, LoginFacts> {
  if (violation.kind === 'unsupported-media-type') return { refusal: 'unsupported-media-type' };
  if (violation.kind === 'unreadable') return { outcome: outcome('malformed-request', { field: undefined }) };
  const wrong = violation.issues.find(({ rule }) => rule !== 'required');
  if (wrong !== undefined) return { outcome: outcome('malformed-request', { field: wrong.path[0] }) };
  const field = violation.issues[0]?.path[0];
  return { outcome: outcome('missing-credentials', { field: field === 'passwd' ? 'passwd' : 'login' }) };
}
