import { type Exchange, outcome } from '../../../core/operation.ts';
import type { Outcome } from '../../../core/outcome.ts';
import type { ShapeIssue, Violation } from '../../../core/violation.ts';
import type { components } from '../../../generated/misaka/documented/types.ts';

/** Replies for the outcomes that every operation shares. */
export const commonReplies = {
  'rate-limited': () => ({ status: 429 as const, body: { detail: 'Too many requests.' } }),
  'server-error': () => ({ status: 500 as const, body: { detail: 'Internal server error' } }),
  unavailable: () => ({ status: 503 as const, body: { detail: 'Service unavailable' } }),
};

/** Replies to a request without a valid bearer token. */
export const unauthorized = {
  'token-missing': () => denied('Unauthorized'),
  'token-invalid': () => denied('Unauthorized'),
  'token-expired': () => denied('Unauthorized'),
};

/** Creates a 401 in the format of the document's errors. */
export function denied(detail: string) {
  return { status: 401 as const, body: { detail } };
}

type ValidationIssue = components['schemas']['ValidationError']['detail'][number];

/** The outcome of a request that violates the contract. */
export type Malformed = { readonly 'malformed-request': { readonly violation: Violation | undefined } };

/** Reads a request that violates its contract, without authentication. */
export function readViolation(
  violation: Violation,
): { readonly refusal: 'unsupported-media-type' } | { readonly outcome: Outcome<Malformed> } {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { outcome: outcome('malformed-request', { violation }) };
}

const unreadable = 'Cannot parse request body';

/** Creates a renderer that lists the violations; a forced outcome lists `forcedIssue`. */
export function malformedBy(forcedIssue: ShapeIssue) {
  return ({ violation }: Malformed['malformed-request'], { requestedStatus }: Exchange) => {
    if (violation?.kind === 'invalid')
      return { status: 422 as const, body: { detail: violation.issues.map(issueOf) } };
    if (violation !== undefined || requestedStatus === 400)
      return { status: 400 as const, body: { detail: unreadable } };
    return { status: 422 as const, body: { detail: [issueOf(forcedIssue)] } };
  };
}

/** Describes an issue in the words of the validation library that the vendor evidently uses; inferred. */
function issueOf({ path, rule, expected }: ShapeIssue): ValidationIssue {
  const loc = ['body', 'data', ...path];
  if (rule === 'required') return { type: 'missing', loc, msg: 'Field required' };
  if (rule === 'minLength') {
    const msg = `String should have at least ${String(expected)} characters`;
    return { type: 'string_too_short', loc, msg, ctx: { min_length: expected } };
  }
  if (String(expected).includes('boolean'))
    return { type: 'bool_type', loc, msg: 'Input should be a valid boolean' };
  if (String(expected).includes('string'))
    return { type: 'string_type', loc, msg: 'Input should be a valid string' };
  return {
    type: 'model_attributes_type',
    loc,
    msg: 'Input should be a valid dictionary or object to extract fields from',
  };
}
