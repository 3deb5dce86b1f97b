import { isRecord, type Node } from '../json.ts';
import { adminPath } from '../http/emulator-urls.ts';
import { adminDocument } from '../generated/admin/document.ts';

/** A call as the contract declares it. */
export interface ContractCall {
  readonly operationId: string;
  readonly method: string;
  /** `/__admin/codes/{provider}/{login}` */
  readonly template: string;
  /** The template in Express syntax. */
  readonly route: string;
  readonly operation: Node;
  /** Its parameters by place and name, such as `query/limit`. */
  readonly parameters: ReadonlyMap<string, Node>;
}

/** All calls of the contract. Paths with fewer parameters come first, so that they win if two match. */
export const contractCalls: readonly ContractCall[] = Object.entries<Node>(adminDocument.paths)
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) =>
      callOf(path, method, isRecord(operation) ? operation : {}),
    ),
  )
  .toSorted((one, other) => placeholders(one) - placeholders(other));

function callOf(path: string, method: string, operation: Node): ContractCall {
  const listed = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  const parameters = listed
    .map(followed)
    .map((parameter) => [`${String(parameter['in'])}/${String(parameter['name'])}`, parameter] as const);
  return {
    operationId: String(operation['operationId']),
    method: method.toUpperCase(),
    template: `${adminPath}${path}`,
    route: `${adminPath}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    operation,
    parameters: new Map(parameters),
  };
}

function placeholders({ template }: ContractCall): number {
  return template.split('{').length;
}

/** Returns the calls at a path, of any method. */
export function callsAt(path: string): readonly ContractCall[] {
  const fitting = contractCalls.filter(({ template }) => patternOf(template).test(path));
  return fitting.filter(({ template }) => template === fitting[0]?.template);
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i');
}

/** Resolves a part of the contract if it is a reference; an empty object if it isn't an object. */
export function followed(part: unknown): Node {
  if (!isRecord(part)) return {};
  if (typeof part['$ref'] !== 'string') return part;
  const target = part['$ref'].replace(/^#\//, '').split('/').reduce<unknown>(step, adminDocument);
  return followed(target);
}

function step(part: unknown, key: string): unknown {
  return isRecord(part) ? part[key] : undefined;
}
