import type { Wire } from '../../../core/operation.ts';
import type { ShapeIssue, Violation } from '../../../core/violation.ts';

/** What of a request's body cannot be bound, by the fields as the server names them. */
export interface BindingErrors {
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/**
 * What is wrong with a body that breaks its contract. A value of another type is named by its JSON path, one that breaks a
 * rule by its fields' names; `null`, as which an empty body counts, by no name. Source: the vendor's own tests; the sentences are the framework's, those on JSON shortened.
 */
export function bindingErrorsOf(violation: Violation, { body }: Pick<Wire, 'body'>): BindingErrors {
  if (violation.kind !== 'invalid') return forcedBindingErrors();
  if (body === null) return { faults: { '': ['A non-empty request body is required.'] } };
  const named = new Map<string, string>();
  for (const issue of violation.issues) {
    const [name, sentence] = faultOf(issue);
    if (!named.has(name)) named.set(name, sentence);
  }
  return { faults: Object.fromEntries([...named].map(([name, sentence]) => [name, [sentence]])) };
}

function faultOf({ path, rule, expected }: ShapeIssue): readonly [name: string, sentence: string] {
  const name = path.map(pascal).join('.');
  if (rule === 'pattern' && name.endsWith('Email'))
    return [name, `The ${pascal(path.at(-1) ?? '')} field is not a valid e-mail address.`];
  const type = types[String(Array.isArray(expected) ? expected[0] : expected)];
  const to = type === undefined ? '' : ` to ${type}`;
  return [jsonPath(path), `The JSON value could not be converted${to}.`];
}

/** `$.trustedIps[0]`. */
function jsonPath(path: readonly string[]): string {
  return path.reduce((way, step) => way + (/^\d+$/.test(step) ? `[${step}]` : `.${step}`), '$');
}

/** What the fields are at the server. */
const types: Readonly<Record<string, string>> = {
  boolean: 'System.Boolean',
  integer: 'System.Int32',
  string: 'System.String',
};

/** What is wrong where nothing is known of the body. */
export function forcedBindingErrors(): BindingErrors {
  return { faults: { $: ['The JSON value could not be converted.'] } };
}

function pascal(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}
