import { visit, type Document } from 'yaml';
import { filled, type Variables } from './variables.ts';

/** A variable that isn't set, with the offset of its text. */
interface Missing {
  readonly offset: number;
  readonly message: string;
}

/** Replaces variables in the texts of a file; returns those that aren't set. */
export function fillVariables(document: Document, variables: Variables): readonly Missing[] {
  const missing: Missing[] = [];
  visit(document, {
    Scalar(key, scalar) {
      if (key === 'key' || typeof scalar.value !== 'string') return;
      scalar.value = filled(scalar.value, variables, (name) =>
        missing.push({ offset: scalar.range?.[0] ?? 0, message: unset(name) }),
      );
    },
  });
  return missing;
}

function unset(name: string): string {
  return `the environment variable ${name} isn't set; set it, use \${${name}:-default}, or write $\${${name}} for the literal text`;
}
