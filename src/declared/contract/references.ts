import { isRecord } from '../../json.ts';
import type { Path } from './pointer.ts';

/** Visits a reference: the object with `$ref`, and the path to it. */
type Visit = (holder: Record<string, unknown>, reference: string, path: Path) => void;

/** Keywords whose value is data, in which `$ref` has no meaning. */
const dataKeywords = new Set(['const', 'default', 'enum', 'example', 'value']);

/** Keywords whose value has names as keys, not keywords. */
const mapKeywords = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'],
  ...[
    'schemas',
    'responses',
    'parameters',
    'examples',
    'requestBodies',
    'headers',
    'securitySchemes',
    'links',
  ],
  ...['callbacks', 'pathItems', 'paths', 'webhooks', 'content', 'encoding', 'variables', 'mapping', 'scopes'],
]);

/**
 * Visits all references below a node, but not the members `$ref` of examples and extensions. At the top, all keys
 * count: it may be a whole document, one schema, or a list of schemas by name. A `$ref` that isn't a text is wrong.
 */
export function visitReferences(
  top: unknown,
  visit: Visit,
  visitWrong: (value: unknown, path: Path) => void = () => undefined,
): void {
  const path: (string | number)[] = [];

  function visitNode(node: unknown, holdsNames: boolean): void {
    if (Array.isArray(node)) node.forEach((entry, index) => below(index, entry, false));
    else if (isRecord(node)) visitMembers(node, holdsNames);
  }

  function visitMembers(node: Record<string, unknown>, holdsNames: boolean): void {
    if (!holdsNames && Object.hasOwn(node, '$ref')) {
      const { $ref: reference } = node;
      if (typeof reference === 'string') visit(node, reference, path);
      else visitWrong(reference, path);
    }
    const isTop = path.length === 0;
    // without `Object.entries`, whose pairs would be most of the work
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (typeof value !== 'object' || value === null) continue;
      if (holdsNames) below(key, value, false);
      else if (isTop || !isData(key, value)) below(key, value, mapKeywords.has(key));
    }
  }

  function below(key: string | number, node: unknown, holdsNames: boolean): void {
    path.push(key);
    visitNode(node, holdsNames);
    path.pop();
  }

  visitNode(top, false);
}

function isData(key: string, value: object): boolean {
  if (key.startsWith('x-') || dataKeywords.has(key)) return true;
  // examples of a schema are a list of values
  return key === 'examples' && Array.isArray(value);
}
