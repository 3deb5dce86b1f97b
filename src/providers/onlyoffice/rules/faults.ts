import type { Violation } from '../../../core/violation.ts';

/** What of a request's body cannot be bound, by the fields as the server names them. */
export interface Faults {
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/**
 * What is wrong with a body that breaks its contract. A value of another type is named by its JSON path, one that breaks a
 * rule by its field. Source: the vendor's own tests; the sentences on JSON are the framework's, shortened.
 */
export function faultsOf(violation: Violation): Faults {
  if (violation.kind !== 'invalid') return pretendedFaults();
  const named = violation.issues.map(({ path, rule, expected }) => {
    const field = path.at(-1) ?? '';
    if (rule === 'minimum' || rule === 'maximum')
      return [pascal(field), `The field ${pascal(field)} is out of range: ${String(expected)}.`] as const;
    return [jsonPath(path), 'The JSON value could not be converted.'] as const;
  });
  return { faults: Object.fromEntries(named.map(([name, sentence]) => [name, [sentence]])) };
}

/** What is wrong where nothing is known of the body. */
export function pretendedFaults(): Faults {
  return { faults: { $: ['The JSON value could not be converted.'] } };
}

/** `$.trustedIps[0]`. */
function jsonPath(path: readonly string[]): string {
  return path.reduce((way, step) => way + (/^\d+$/.test(step) ? `[${step}]` : `.${step}`), '$');
}

function pascal(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}
