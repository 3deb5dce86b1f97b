import type { ValidationError, SecretMap } from './contract.ts';

/** One problem of a request's body. */
export interface ShapeIssue {
  /** The path to the field from the body down; empty for the body itself. */
  readonly path: readonly string[];
  /** The JSON Schema keyword that failed: `required`, `type`, `minLength`, … */
  readonly rule: string;
  /** The expected type or limit, if the rule has one. */
  readonly expected?: unknown;
}

/** How a request breaks its contract. The profile turns it into an outcome. */
export type Violation =
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'unsupported-media-type'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly ShapeIssue[] };

/** Whether the request breaks its contract only by missing fields. */
export function onlyMissing(violation: Violation): violation is Violation & { readonly kind: 'invalid' } {
  return violation.kind === 'invalid' && violation.issues.every((issue) => issue.rule === 'required');
}

/** Describes for the trace how a request breaks its contract, without any value of the request. */
export function reasonsOf(violation: Violation): readonly string[] {
  if (violation.kind !== 'invalid') return [violation.reason];
  const reasons = violation.issues.map(({ path, rule }) => {
    const field = path.length === 0 ? 'the body' : path.join('.');
    return rule === 'required' ? `${field} is missing` : `${field} breaks the contract's ${rule}`;
  });
  // several branches of a choice may report the same missing field
  return [...new Set(reasons)];
}

/** Returns the issues of a check's errors, without those that only report that no branch of a choice matched. */
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

/** Unescapes a step of a JSON pointer. */
export function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Matches typical field names; a client may have put a secret where a field's name belongs. */
const plainName = /^[a-z][a-z_.-]{0,31}$/i;

const maxNames = 12;

/** Lists the received fields (never their values) and the accepted fields; undefined unless the body is an object. */
export function fieldsHint(
  body: unknown,
  declared: SecretMap,
  takes: readonly (readonly string[])[] | undefined,
): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const names = declaredNames(declared);
  const taken = takes?.map((fields) => fields.join(' + ')).join(', or ') ?? names.join(', ');
  return taken === '' ? undefined : `${fieldsIn(body, names)}; accepted: ${taken}`;
}

/** Whether a body has a field that its contract doesn't declare. */
export function hasUndeclared(body: unknown, declared: SecretMap): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const names = declaredNames(declared);
  return Object.keys(body).some((name) => !names.includes(name));
}

function declaredNames(declared: SecretMap): readonly string[] {
  return typeof declared === 'string' ? [] : Object.keys(declared.fields ?? {});
}

function fieldsIn(body: object, declared: readonly string[]): string {
  const all = Object.entries(body);
  if (all.length === 0) return 'received no fields';
  const isSafeToName = ([name, value]: readonly [string, unknown]) =>
    declared.includes(name) || (plainName.test(name) && value !== '');
  const listed = all.filter(isSafeToName).slice(0, maxNames);
  const hidden = all.length - listed.length;
  const names = listed.map(([name]) => name);
  if (hidden > 0) names.push(names.length === 0 ? `${hidden} (not shown)` : `${hidden} more (not shown)`);
  return `received fields: ${names.join(', ')}`;
}
