import type { Problem } from '../../files/problems.ts';
import { isRecord } from '../../json.ts';
import { methods } from './form.ts';
import { operationAt, type OperationDetails } from './operation-details.ts';
import { below, memberOf } from './pointer.ts';
import { carriersOf, type Carrier } from './security.ts';
import { basePathOf } from './servers.ts';

/** The part of an operation that routing needs. */
export interface OperationHead {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** The path with its parameters in braces, without the base path. */
  readonly template: string;
  /** The operation's base path, if that differs from the contract's. */
  readonly basePath?: string;
  /** The JSON pointer of the operation in the document. */
  readonly pointer: string;
}

/** The operations of a contract. */
export interface Operations {
  /** The contract's base path, without a slash at its end. */
  readonly basePath: string;
  readonly all: readonly OperationHead[];
  /** The place of each security scheme's credential in a request, by the scheme's name. */
  readonly carriers: ReadonlyMap<string, Carrier>;
  /** Warnings, such as an operationId that appears twice. */
  readonly notes: readonly Problem[];
  /** Returns all else of an operation. It is read when first requested. */
  details(head: OperationHead): OperationDetails;
}

/** Lists the operations of a document whose form was checked. */
export function operationsOf(document: unknown): Operations {
  const basePath = basePathOf(memberOf(document, 'servers')) ?? '';
  const notes: Problem[] = [];
  const heads = headsOf(document, basePath);
  const nameOf = uniqueNames(heads, notes);
  const all = heads.map(({ declared: _, ...head }, index) => ({ ...head, operationId: nameOf(index) }));
  const read = new Map<string, OperationDetails>();
  return {
    basePath,
    all,
    carriers: carriersOf(document),
    notes,
    details({ pointer }) {
      const known = read.get(pointer);
      if (known !== undefined) return known;
      const details = operationAt(document, pointer);
      read.set(pointer, details);
      return details;
    },
  };
}

/** A head without its final name. */
interface Unnamed extends Omit<OperationHead, 'operationId'> {
  readonly declared: unknown;
}

function headsOf(document: unknown, basePath: string): readonly Unnamed[] {
  const paths = memberOf(document, 'paths');
  if (!isRecord(paths)) return [];
  return Object.entries(paths)
    .filter(([template]) => template.startsWith('/'))
    .flatMap(([template, item]) =>
      methods
        .filter((method) => isRecord(memberOf(item, method)))
        .map((method) => headOf(template, item, method, basePath)),
    );
}

function headOf(template: string, item: unknown, method: string, basePath: string): Unnamed {
  const operation = memberOf(item, method);
  const own = basePathOf(memberOf(operation, 'servers')) ?? basePathOf(memberOf(item, 'servers'));
  return {
    method: method.toUpperCase(),
    template,
    ...(own === undefined || own === basePath ? {} : { basePath: own }),
    pointer: below(below('/paths', template), method),
    declared: memberOf(operation, 'operationId'),
  };
}

/** Gives each operation a name: the declared one, or one made of method and path; a number makes it unique. */
function uniqueNames(heads: readonly Unnamed[], notes: Problem[]): (index: number) => string {
  const declared = new Set(heads.map((head) => head.declared));
  const taken = new Set<string>();
  const names = heads.map((head) => {
    const wish = typeof head.declared === 'string' && head.declared !== '' ? head.declared : madeName(head);
    const isTaken = (name: string) => taken.has(name) || (name !== head.declared && declared.has(name));
    let name = wish;
    for (let number = 2; isTaken(name); number += 1) name = `${wish}${number}`;
    if (wish === head.declared && name !== wish)
      notes.push({
        path: ['paths', head.template, head.method.toLowerCase(), 'operationId'],
        atKey: false,
        message: `the operationId ${wish} appears twice; this operation is called ${name}`,
      });
    taken.add(name);
    return name;
  });
  return (index) => names[index] ?? '';
}

/** Makes a name such as `getUsersById` of `GET /users/{id}`. */
function madeName({ method, template }: Unnamed): string {
  const words = template
    .replace(/\{([^{}]*)\}/g, ' by $1 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${method.toLowerCase()}${words.length === 0 ? 'Root' : words.join('')}`;
}
