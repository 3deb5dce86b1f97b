import type { Wire } from '../../../core/operation.ts';
import type { ShapeIssue, Violation } from '../../../core/violation.ts';

/** The errors of a body that cannot be bound, by the server's names of the fields. */
export interface BindingErrors {
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/**
 * Describes a body that breaks its contract. A value of another type has its JSON path for a name, a value that breaks a rule
 * its fields' names; `null`, and so an empty body, has no name. Source: the vendor's own tests; the sentences are the framework's, those on JSON shortened.
 */
export function bindingErrorsOf(violation: Violation, { body }: Wire): BindingErrors {
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

/** The types of the fields at the server. */
const types: Readonly<Record<string, string>> = {
  boolean: 'System.Boolean',
  integer: 'System.Int32',
  string: 'System.String',
};

/** The errors of an unknown body. */
export function forcedBindingErrors(): BindingErrors {
  return { faults: { $: ['The JSON value could not be converted.'] } };
}

function pascal(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}
