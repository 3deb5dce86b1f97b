import type { ValidationError, SecretMap } from './contract.ts';

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

/** Unescapes a step of a JSON pointer. */
export function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A name that is hardly anything else: a secret may stand where a field's name belongs. */
const plainName = /^[a-z][a-z_.-]{0,31}$/i;

const maxNames = 12;

/** Names the fields that came, never their values, and those that are taken; nothing where the body has no fields. */
export function fieldsHint(
  body: unknown,
  declared: SecretMap,
  takes: readonly (readonly string[])[] | undefined,
): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const names = declaredNames(declared);
  const taken = takes?.map((fields) => fields.join(' + ')).join(', or ') ?? names.join(', ');
  return taken === '' ? undefined : `${fieldsIn(body, names)}; taken: ${taken}`;
}

/** Whether a body has a field that its contract does not declare. */
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
  if (all.length === 0) return 'got no fields';
  const isSafeToName = ([name, value]: readonly [string, unknown]) =>
    declared.includes(name) || (plainName.test(name) && value !== '');
  const listed = all.filter(isSafeToName).slice(0, maxNames);
  const hidden = all.length - listed.length;
  const names = listed.map(([name]) => name);
  if (hidden > 0) names.push(names.length === 0 ? `${hidden} (not shown)` : `${hidden} more (not shown)`);
  return `got fields: ${names.join(', ')}`;
}
