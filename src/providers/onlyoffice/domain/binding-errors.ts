import type { Wire } from '../../../core/operation.ts';
import type { ShapeIssue, Violation } from '../../../core/violation.ts';

/** The errors of a body that the server can't bind to its model, by the server's field names. */
export interface BindingErrors {
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/**
 * Describes a body that violates its contract. An error is keyed by the JSON path if the type is wrong, by the name of
 * the field if the value is, and by an empty string for `null` or an empty body. Source: the vendor's own tests. The
 * messages are the framework's; those about JSON are shortened.
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

/** Formats a JSON path such as `$.trustedIps[0]`. */
function jsonPath(path: readonly string[]): string {
  return path.reduce((way, step) => way + (/^\d+$/.test(step) ? `[${step}]` : `.${step}`), '$');
}

/** The server's names of the JSON types. */
const types: Readonly<Record<string, string>> = {
  boolean: 'System.Boolean',
  integer: 'System.Int32',
  string: 'System.String',
};

/** Returns the errors of a body that can't be read, also for a forced outcome. */
export function forcedBindingErrors(): BindingErrors {
  return { faults: { $: ['The JSON value could not be converted.'] } };
}

function pascal(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}
