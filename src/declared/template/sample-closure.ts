import { isRecord, type Node } from '../../json.ts';

/** A schema with all schemas that it refers to, as a document for the sampler. */
interface Closure {
  readonly schema: Node;
  readonly document: { readonly defs: Readonly<Record<string, unknown>> };
}

/** Keywords whose value is data, which may look like a schema. */
const dataKeywords: readonly string[] = ['example', 'examples', 'default', 'const', 'enum'];

/** Keywords whose members are schemas by name. */
const namedSchemas: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas'];

/** The most references from one to the next. */
const mostHops = 100;

/**
 * Copies the part of a document that a schema needs. An `allOf` of objects gets its type: the sampler returns null for
 * an `allOf` whose first member has none.
 */
export function sampleClosure(document: Node, schema: Node): Closure {
  const defs: Record<string, unknown> = {};
  const names = new Map<string, string>();

  function copyRef(ref: string): string {
    const known = names.get(ref);
    if (known !== undefined) return known;
    const name = `#/defs/${names.size}`;
    names.set(ref, name);
    const target = targetOf(document, ref);
    if (target !== undefined) defs[String(names.size - 1)] = copy(target);
    return name;
  }

  function copy(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(copy);
    return isRecord(node) ? copySchema(node) : node;
  }

  function copySchema(node: Node): Node {
    const copied = Object.entries(node).map(([name, value]) => [name, copyMember(name, value)] as const);
    const isUntyped = node['allOf'] !== undefined && node['type'] === undefined;
    return Object.fromEntries([
      ...copied,
      ...(isUntyped && isObject(node, document) ? [['type', 'object']] : []),
    ]);
  }

  function copyMember(name: string, value: unknown): unknown {
    if (dataKeywords.includes(name)) return value;
    if (name === '$ref' && typeof value === 'string') return copyRef(value);
    if (!namedSchemas.includes(name) || !isRecord(value)) return copy(value);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
  }

  return { schema: copySchema(schema), document: { defs } };
}

/** Whether a schema describes objects, by its own keywords or by those of its references and of its `allOf`. */
function isObject(node: unknown, document: Node, hops = 0): boolean {
  if (!isRecord(node) || hops > mostHops) return false;
  if (node['type'] !== undefined) return node['type'] === 'object';
  if (isRecord(node['properties']) || node['additionalProperties'] !== undefined) return true;
  const { $ref, allOf } = node;
  if (typeof $ref === 'string') return isObject(targetOf(document, $ref), document, hops + 1);
  return Array.isArray(allOf) && allOf.some((member) => isObject(member, document, hops + 1));
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
