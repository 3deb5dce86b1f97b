import type { Problem } from '../../files/problems.ts';
import { isRecord } from '../../json.ts';
import { didYouMean, expectedOneOf } from '../../suggestion.ts';
import { find, follow, fragmentOf, type Lost } from './pointer.ts';
import { visitReferences } from './references.ts';

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

/** Returns notes about keys of path items that look like misspelt methods. */
export function formNotes(document: Readonly<Record<string, unknown>>): readonly Problem[] {
  const { paths } = document;
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
  visitReferences(document, (_holder, reference, path) => {
    // the problem of a reference to a file was reported when the file was read
    if (good.has(reference) || !reference.startsWith('#')) return;
    const found = find(document, fragmentOf(reference));
    const isFound = found !== undefined && 'value' in found;
    if (isFound && follow(document, found) !== undefined) return void good.add(reference);
    const reason =
      isFound || found === undefined ? 'in a circle; expected a part of the contract' : lost(found);
    problems.push(at([...path, '$ref'], `the $ref "${reference}" leads ${reason}`));
  });
  return problems;
}

function lost({ parent, key }: Lost): string {
  const known = typeof parent === 'object' && parent !== null ? Object.keys(parent) : [];
  return `nowhere: there is no ${key}; ${didYouMean(key, known) ?? 'expected the JSON pointer of a part of the contract'}`;
}

function at(path: Problem['path'], message: string): Problem {
  return { path: [...path], atKey: false, message };
}
