import type { Node } from '../../../json.ts';
import { didYouMean } from '../../../suggestion.ts';
import type { Marks } from '../types.ts';
import { entriesOf, memberOf, resolved, titleOf, type Path } from './document.ts';
import { errorAt, noteAt, type Finding } from './finding.ts';
import type { MarkedOperation, Subject } from './subject.ts';

/** Finds places that an operation doesn't declare. Contracts are incomplete, so these are notes, except for the path. */
export function undeclaredPlaces({ document, marked }: Subject): readonly Finding[] {
  return marked.flatMap((operation) =>
    placesOf(operation).flatMap(({ place, path }) => undeclared(place, path, operation, document)),
  );
}

/** A place in a mark, with the path to its text. */
interface UsedPlace {
  readonly place: string;
  readonly path: Path;
}

function placesOf({ at, mark }: MarkedOperation): readonly UsedPlace[] {
  const marks = mark.acts?.map((act, index) => ({ act, path: [...at, 'acts', index] })) ?? [];
  return [{ act: mark, path: at }, ...marks].flatMap(({ act, path }) => {
    const { fields, ...reads } = act.reads ?? {};
    return [
      ...Object.entries(reads).flatMap(([name, read]) => ofRead(read, [...path, 'reads', name])),
      ...Object.entries(fields ?? {}).flatMap(([name, read]) =>
        ofRead(read, [...path, 'reads', 'fields', name]),
      ),
      ...(act.account === undefined ? [] : ofRead(act.account, [...path, 'account'])),
      ...Object.keys(act.when ?? {}).map((place) => ({ place, path: [...path, 'when', place] })),
    ];
  });
}

/** Returns the places of a value, each with its path in the marks. */
export function ofRead(read: Marks['Read'], path: Path): readonly UsedPlace[] {
  if (typeof read === 'string') return [{ place: read, path }];
  if (isList(read)) return read.flatMap((one, index) => ofRead(one, [...path, index]));
  return [{ place: read.at, path: [...path, 'at'] }];
}

function isList(read: Marks['Read']): read is Extract<Marks['Read'], readonly unknown[]> {
  return Array.isArray(read);
}

function undeclared(
  place: string,
  path: Path,
  operation: MarkedOperation,
  document: Node,
): readonly Finding[] {
  const [where = '', name = ''] = splitPlace(place);
  if (name === '') return [];
  if (where === 'path') return inTemplate(name, path, operation);
  if (where === 'body' || where === 'form') return inBody(place, name, path, operation, document);
  if (where !== 'query' && where !== 'cookie') return [];
  const names = parametersOf(operation, where, document);
  if (names.length === 0 || names.includes(name)) return [];
  return [note(path, operation, place, name, names)];
}

/** Splits `body.user.email` or `body#/user/email` into `body` and `user`. */
function splitPlace(place: string): readonly string[] {
  const [where = '', pointer] = place.split('#/');
  if (pointer !== undefined)
    return [where, pointer.split('/')[0]?.replaceAll('~1', '/').replaceAll('~0', '~') ?? ''];
  const [first = '', ...rest] = place.split('.');
  return [first, first === 'body' ? (rest[0] ?? '') : rest.join('.')];
}

function inTemplate(name: string, path: Path, operation: MarkedOperation): readonly Finding[] {
  const names = [...operation.template.matchAll(/\{([^{}]+)\}/g)].map(([, one = '']) => one);
  if (names.includes(name)) return [];
  const expected = didYouMean(name, names) ?? `it has ${names.length === 0 ? 'none' : names.join(', ')}`;
  return [errorAt(path, `${titleOf(operation)} has no path parameter ${name}; ${expected}`)];
}

function inBody(
  place: string,
  name: string,
  path: Path,
  operation: MarkedOperation,
  document: Node,
): readonly Finding[] {
  const content = resolved(document, operation.node['requestBody'])['content'];
  const schemas = entriesOf(content).map(([, media]) => resolved(document, media)['schema']);
  const names = schemas.flatMap((schema) => propertiesOf(schema, document));
  if (names.length === 0 || names.includes(name)) return [];
  return [note(path, operation, place, name, names)];
}

const deepest = 8;

/** Returns the names of the properties that a schema declares, in each of its alternatives. */
function propertiesOf(schema: unknown, document: Node, depth = 0): readonly string[] {
  if (depth > deepest) return [];
  const node = resolved(document, schema);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => {
    const list = memberOf(node, key);
    return Array.isArray(list) ? (list as readonly unknown[]) : [];
  });
  return [
    ...entriesOf(node['properties']).map(([name]) => name),
    ...parts.flatMap((part) => propertiesOf(part, document, depth + 1)),
  ];
}

function parametersOf({ node, item }: MarkedOperation, where: string, document: Node): readonly string[] {
  const lists = [item['parameters'], node['parameters']].filter((list) => Array.isArray(list));
  return lists.flat().flatMap((parameter: unknown) => {
    const { in: place, name } = resolved(document, parameter);
    return place === where && typeof name === 'string' ? [name] : [];
  });
}

function note(
  path: Path,
  operation: MarkedOperation,
  place: string,
  name: string,
  names: readonly string[],
): Finding {
  const expected = didYouMean(name, names) ?? `it has ${[...new Set(names)].slice(0, 10).join(', ')}`;
  return noteAt(path, `${titleOf(operation)} doesn't declare ${place}; ${expected}`);
}
