import type { ValidationError } from './contract.ts';

/** One thing that is wrong with a request's body. */
export interface ShapeIssue {
  /** The way to the field, from the body down; empty for the body itself. */
  readonly path: readonly string[];
  /** The JSON Schema keyword that is broken: `required`, `type`, `minLength`, … */
  readonly rule: string;
  /** The type or the limit that was expected, where the rule has one. */
  readonly expected?: unknown;
}

/** What a request does to its contract. The profile turns it into an outcome. */
export type Violation =
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'unsupported-media-type'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly ShapeIssue[] };

/** Whether the request breaks its contract by missing fields alone. */
export function onlyMissing(violation: Violation): violation is Violation & { readonly kind: 'invalid' } {
  return violation.kind === 'invalid' && violation.issues.every((issue) => issue.rule === 'required');
}

/** What a request does to its contract, for the trace: no value of the request stands in it. */
export function reasonsOf(violation: Violation): readonly string[] {
  if (violation.kind !== 'invalid') return [violation.reason];
  const reasons = violation.issues.map(({ path, rule }) => {
    const field = path.length === 0 ? 'the body' : path.join('.');
    return rule === 'required' ? `${field} is missing` : `${field} breaks the contract's ${rule}`;
  });
  // the branches of a choice may lack the same field
  return [...new Set(reasons)];
}

/** The issues behind a check's errors; what merely says that no branch of a choice matched is left out. */
export function issuesOf(errors: readonly ValidationError[] | null | undefined): readonly ShapeIssue[] {
  return (errors ?? [])
    .filter((error) => error.keyword !== 'anyOf' && error.keyword !== 'oneOf')
    .map(issueOf);
}

function issueOf({ instancePath, keyword, params }: ValidationError): ShapeIssue {
  const path = instancePath.split('/').slice(1).map(unescapePointer);
  const missing = params['missingProperty'];
  if (keyword === 'required' && typeof missing === 'string')
    return { path: [...path, missing], rule: keyword };
  const expected = params['type'] ?? params['limit'] ?? params['allowedValues'];
  return { path, rule: keyword, expected };
}

function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
