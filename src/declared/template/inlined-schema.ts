import { isRecord, type Node } from '../../json.ts';
import { referenceKey, withHints } from './sample-hints.ts';

/** Keywords whose value is data, which may look like a schema. */
const dataKeywords: readonly string[] = ['example', 'examples', 'default', 'const', 'enum'];

/** Keywords whose members are schemas by name. */
const namedSchemas: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas'];

/** The most parts of a schema. With more, references are followed less deeply: schemas may refer to each other in many ways. */
const mostParts = 5000;
const depths = [8, 4, 3, 2, 1, 0] as const;

/**
 * Copies a schema with its references replaced by their targets. An optional property whose schema contains
 * it is omitted; another circular reference becomes an empty value. An `allOf`
 * of objects gets its type: the sampler returns null for an `allOf` whose first member has none.
 */
export function inlinedSchema(document: Node, schema: Node): Node {
  for (const depth of depths) {
    const copied = copyWithin(document, schema, depth);
    if (copied !== undefined) return copied;
  }
  return {};
}

/** Copies a schema that follows at most `depth` references from one to the next; undefined if it has too many parts. */
function copyWithin(document: Node, schema: Node, depth: number): Node | undefined {
  let parts = 0;

  function copy(node: unknown, refs: readonly string[]): unknown {
    if (Array.isArray(node)) return node.map((item: unknown) => copy(item, refs));
    return isRecord(node) ? copySchema(node, refs) : node;
  }

  function copySchema(node: Node, refs: readonly string[]): Node {
    parts += 1;
    if (parts > mostParts) return {};
    const { $ref, ...rest } = node;
    const required: unknown = node['required'];
    const isNeeded = (name: string) => Array.isArray(required) && required.includes(name);
    const members = Object.entries(rest).map(
      ([name, value]) => [name, copyMember(name, value, refs, isNeeded)] as const,
    );
    const isUntyped = node['allOf'] !== undefined && node['type'] === undefined;
    const type = isUntyped && isObject(node, document) ? [['type', 'object'] as const] : [];
    const own = Object.fromEntries([...members, ...type]);
    return withHints(
      typeof $ref === 'string' ? { [referenceKey]: $ref, ...copyTarget($ref, refs), ...own } : own,
    );
  }

  function copyTarget($ref: string, refs: readonly string[]): Node {
    const target = targetOf(document, $ref);
    if (!isRecord(target)) return { $ref };
    if (refs.includes($ref) || refs.length >= depth) {
      if (isObject(target, document)) return { example: {} };
      if (target['type'] === 'array') return { example: [] };
      if (refs.includes($ref)) return { example: null };
    }
    return copySchema(target, [...refs, $ref]);
  }

  function copyMember(
    name: string,
    value: unknown,
    refs: readonly string[],
    isNeeded: (property: string) => boolean,
  ): unknown {
    if (dataKeywords.includes(name)) return value;
    if (!namedSchemas.includes(name) || !isRecord(value)) return copy(value, refs);
    const kept = Object.entries(value).filter(
      ([key, member]) => name !== 'properties' || isNeeded(key) || !isCircular(member, refs),
    );
    return Object.fromEntries(kept.map(([key, member]) => [key, copy(member, refs)]));
  }

  const copied = copySchema(schema, []);
  return parts > mostParts ? undefined : copied;
}

/** Whether a schema or the items of its list contain it. */
function isCircular(member: unknown, refs: readonly string[]): boolean {
  if (!isRecord(member)) return false;
  const { $ref, items, allOf } = member;
  if (typeof $ref === 'string') return refs.includes($ref);
  const [only, ...others] = (Array.isArray(allOf) ? allOf : []) as readonly unknown[];
  return isCircular(items, refs) || (others.length === 0 && isCircular(only, refs));
}

/** Whether a schema describes objects, by its own keywords or by those of its references and of its `allOf`. */
function isObject(node: unknown, document: Node, seen = new Set<unknown>()): boolean {
  if (!isRecord(node) || seen.has(node)) return false;
  seen.add(node);
  if (node['type'] !== undefined) return node['type'] === 'object';
  if (isRecord(node['properties']) || node['additionalProperties'] !== undefined) return true;
  const { $ref, allOf } = node;
  if (typeof $ref === 'string') return isObject(targetOf(document, $ref), document, seen);
  return Array.isArray(allOf) && allOf.some((member) => isObject(member, document, seen));
}

/** Finds the target of a reference within the document. */
function targetOf(document: Node, ref: string): unknown {
  if (!ref.startsWith('#')) return undefined;
  let node: unknown = document;
  for (const token of ref.slice(1).split('/').slice(1)) {
    const name = decoded(token).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(node)) node = node[Number(name)];
    else node = isRecord(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  }
  return node;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
