import type { Violation } from '../../../core/violation.ts';

/** The first error that the vendor's validator finds in a body; it stops there. */
export type BodyError =
  | { readonly rule: 'missing'; readonly field: string }
  | { readonly rule: 'extra' }
  | { readonly rule: 'long'; readonly most: number }
  | { readonly rule: 'type'; readonly expected: string };

/** Returns the error of a body that violates its contract. An unreadable body counts as empty: its first field is missing. */
export function bodyErrorOf(violation: Violation, firstField: string): BodyError {
  const [issue] = violation.kind === 'invalid' ? violation.issues : [];
  if (issue === undefined) return { rule: 'missing', field: firstField };
  if (issue.rule === 'required') return { rule: 'missing', field: issue.path.at(-1) ?? firstField };
  if (issue.rule === 'additionalProperties') return { rule: 'extra' };
  if (issue.rule === 'maxLength') return { rule: 'long', most: Number(issue.expected) };
  return { rule: 'type', expected: typeof issue.expected === 'string' ? issue.expected : 'string' };
}

/** Returns the message of the vendor's validator. Source: the vendor's server source. */
export function wordsOf(fault: BodyError): string {
  if (fault.rule === 'missing') return `must have required property '${fault.field}'`;
  if (fault.rule === 'extra') return 'must NOT have additional properties';
  if (fault.rule === 'long') return `must NOT have more than ${fault.most} characters`;
  return `must be ${fault.expected}`;
}
