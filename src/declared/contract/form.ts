import type { Problem } from '../../files/problems.ts';
import { isRecord } from '../../json.ts';
import { didYouMean, expectedOneOf } from '../../suggestion.ts';
import { find, follow, fragmentOf, keysOf, memberOf, type Lost } from './pointer.ts';
import { filesMember } from './referenced-files.ts';
import { visitReferences } from './references.ts';
import { serverNotes } from './servers.ts';

/** The methods of a path item. */
export const methods: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
];

const pathItemKeys: readonly string[] = [
  ...methods,
  'summary',
  'description',
  'servers',
  'parameters',
  '$ref',
];

/** Returns the problems of a document that prevent it from being served: missing paths, and wrong types. */
export function formProblems(document: Readonly<Record<string, unknown>>): readonly Problem[] {
  const { paths } = document;
  if (paths === undefined)
    return [at([], 'paths is missing in the contract; expected the paths of its operations')];
  if (!isRecord(paths))
    return [at(['paths'], 'paths is not an object; expected operations by path and method')];
  const ofComponents = ['components', 'servers']
    .filter((key) => document[key] !== undefined)
    .flatMap((key) => wrongType(document[key], [key], key === 'servers'));
  return [
    ...ofComponents,
    ...Object.entries(paths).flatMap(([template, item]) => pathProblems(template, item)),
    ...equalPaths(paths),
  ];
}

function pathProblems(template: string, item: unknown): readonly Problem[] {
  const path = ['paths', template];
  if (template.startsWith('x-')) return [];
  if (!template.startsWith('/'))
    return [
      { path, atKey: true, message: `the path ${template} has no slash at its start; expected /${template}` },
    ];
  if (!isRecord(item)) return wrongType(item, path, false);
  return methods
    .filter((method) => Object.hasOwn(item, method))
    .flatMap((method) => operationProblems(item[method], [...path, method]));
}

/** Finds operations whose paths differ only in the names of their parameters, so that no request reaches the second. */
function equalPaths(paths: Readonly<Record<string, unknown>>): readonly Problem[] {
  const first = new Map<string, string>();
  return Object.entries(paths).flatMap(([template, item]) => {
    const shape = template.replaceAll(/\{[^{}]+\}/g, '{}');
    return methods.flatMap((method) => {
      const operation = memberOf(item, method);
      // operations with servers of their own may have different base paths
      const hasServers = [operation, item].some((node) => memberOf(node, 'servers') !== undefined);
      if (operation === undefined || hasServers) return [];
      const key = `${method} ${shape}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, template);
      if (before === undefined) return [];
      const message = `${method.toUpperCase()} ${template} has the same path as ${before}; remove one of them`;
      return [{ path: ['paths', template, method], atKey: true, message }];
    });
  });
}

function operationProblems(operation: unknown, path: Problem['path']): readonly Problem[] {
  if (!isRecord(operation)) return wrongType(operation, path, false);
  return [
    ...wrongType(operation['responses'] ?? {}, [...path, 'responses'], false),
    ...wrongType(operation['requestBody'] ?? {}, [...path, 'requestBody'], false),
    ...wrongType(operation['parameters'] ?? [], [...path, 'parameters'], true),
    ...wrongType(operation['security'] ?? [], [...path, 'security'], true),
    ...wrongType(operation['servers'] ?? [], [...path, 'servers'], true),
  ];
}

function wrongType(node: unknown, path: Problem['path'], isList: boolean): readonly Problem[] {
  if (isList ? Array.isArray(node) : isRecord(node)) return [];
  return [at(path, `${String(path.at(-1))} is not ${isList ? 'a list' : 'an object'}; expected one`)];
}

/** Returns notes about unusable servers, and about keys of path items that look like misspelt methods. */
export function formNotes(document: Readonly<Record<string, unknown>>): readonly Problem[] {
  return [
    ...serverNotes(document['servers'], ['servers']),
    ...ownServerNotes(document),
    ...otherKeys(document),
  ];
}

function ownServerNotes({ paths }: Readonly<Record<string, unknown>>): readonly Problem[] {
  return Object.entries(isRecord(paths) ? paths : {}).flatMap(([template, item]) =>
    [[], ...methods.map((method) => [method])].flatMap((keys) => {
      const holder = keys.reduce<unknown>(memberOf, item);
      return serverNotes(memberOf(holder, 'servers'), ['paths', template, ...keys, 'servers']);
    }),
  );
}

function otherKeys({ paths }: Readonly<Record<string, unknown>>): readonly Problem[] {
  return Object.entries(isRecord(paths) ? paths : {}).flatMap(([template, item]) =>
    Object.keys(isRecord(item) && template.startsWith('/') ? item : {})
      .filter((key) => !pathItemKeys.includes(key) && !key.startsWith('x-'))
      .map((key) => ({
        path: ['paths', template, key],
        atKey: true,
        message: `${key} isn't a method; ${expectedOneOf(key, pathItemKeys)}`,
      })),
  );
}

/** Returns the references of a document that lead nowhere. */
export function brokenReferences(document: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  const good = new Set<string>();
  visitReferences(
    document,
    (_holder, reference, path) => {
      // the problem of a reference to a file was reported when the file was read
      if (good.has(reference) || !reference.startsWith('#')) return;
      const reason = brokenBy(reference, document, path);
      if (reason === undefined) return isNamedExample(path) ? undefined : void good.add(reference);
      problems.push(at([...path, '$ref'], `the $ref "${asWritten(reference)}" leads ${reason}`));
    },
    (value, path) =>
      problems.push(at([...path, '$ref'], `the $ref is ${JSON.stringify(value)}; expected a text`)),
  );
  return problems;
}

/** Returns where a reference leads instead of to a part of the contract; undefined if it does lead there. */
function brokenBy(reference: string, document: unknown, path: Problem['path']): string | undefined {
  const found = find(document, fragmentOf(reference));
  if (found !== undefined && !('value' in found)) return lost(found);
  const target = found === undefined ? undefined : follow(document, found);
  if (target === undefined) return 'in a circle; expected a part of the contract';
  // that of a reference on the way is reported at that reference
  if (!('value' in target) || isNamedExample(path) || isPart(target.value, path)) return undefined;
  return `to ${described(target.value)}; expected an object`;
}

/** Contracts also refer to the plain value of an example, of any type. */
function isNamedExample(path: Problem['path']): boolean {
  return path.at(-2) === 'examples';
}

/** Whether a reference may lead to this: all parts of a contract are objects, but a schema may be true or false. */
function isPart(value: unknown, [member, ...inside]: Problem['path']): boolean {
  const isPathItem = member === 'paths' && inside.length === 1;
  return isRecord(value) || (typeof value === 'boolean' && !isPathItem);
}

function described(value: unknown): string {
  if (value === null) return 'an empty part';
  if (Array.isArray(value)) return 'a list';
  return `the ${typeof value === 'string' ? 'text' : typeof value} ${shortened(JSON.stringify(value))}`;
}

const longestShown = 40;

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** Writes a reference into a file as the contract does, not by the file's place in the document. */
function asWritten(reference: string): string {
  const [, member, file = '', ...inside] = reference.split('/');
  if (member !== filesMember) return reference;
  const name = keysOf(`/${fragmentOf(`#${file}`)}`)[0] ?? '';
  const shown = name.replace(/^\.\//, '');
  return inside.length === 0 ? shown : `${shown}#/${inside.join('/')}`;
}

function lost({ parent, key }: Lost): string {
  const known = typeof parent === 'object' && parent !== null ? Object.keys(parent) : [];
  return `nowhere: there is no ${key}; ${didYouMean(key, known) ?? 'expected the JSON pointer of a part of the contract'}`;
}

function at(path: Problem['path'], message: string): Problem {
  return { path: [...path], atKey: false, message };
}
