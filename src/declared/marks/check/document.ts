import { isRecord, type Node } from '../../../json.ts';

/** The path to a node, from the top of the document. */
export type Path = readonly (string | number)[];

/** An operation of a contract with its place. */
export interface ContractOperation {
  readonly path: Path;
  readonly template: string;
  /** In lower case. */
  readonly method: string;
  readonly node: Node;
  /** The members of its path item, which can have parameters too. */
  readonly item: Node;
  readonly operationId: string | undefined;
}

const methods: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The key of a mark. */
export const markKey = 'x-login';

/** Returns all operations of a contract. */
export function operationsIn(document: Node): readonly ContractOperation[] {
  return entriesOf(document['paths']).flatMap(([template, pathItem]) => {
    const item = resolved(document, pathItem);
    return entriesOf(item).flatMap(([method, node]) => {
      if (!methods.includes(method) || !isRecord(node)) return [];
      const { operationId: id } = node;
      const operationId = typeof id === 'string' ? id : undefined;
      return [{ path: ['paths', template, method], template, method, node, item, operationId }];
    });
  });
}

/** Returns an object's entries; none for other values. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** Returns an object's own member; undefined for other values. */
export function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

const maxReferences = 50;

/** Follows the references of a node within the document; returns an empty object if they lead to no object. */
export function resolved(document: Node, node: unknown, depth = 0): Node {
  if (!isRecord(node)) return {};
  const { $ref: reference } = node;
  if (typeof reference !== 'string' || !reference.startsWith('#/') || depth > maxReferences) return node;
  const names = reference.slice(2).split('/');
  const target = names.reduce<unknown>((parent, name) => memberOf(parent, unescaped(name)), document);
  return resolved(document, target, depth + 1);
}

function unescaped(name: string): string {
  return decodedUri(name).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decodedUri(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Returns how messages name an operation: by method and path. */
export function titleOf({ method, template }: Pick<ContractOperation, 'method' | 'template'>): string {
  return `${method.toUpperCase()} ${template}`;
}
