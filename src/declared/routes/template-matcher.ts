import createTree, { type HTTPMethod } from 'find-my-way';
import type { OperationContract, PathPart } from '../../core/contract.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import type { StringMap } from '../../core/operation.ts';
import type { OperationMatch } from '../../core/provider.ts';
import { parametersOf } from '../../core/segments.ts';
import { percentDecoded } from '../../urls.ts';

/** The parts of an operation that its route needs. */
export type RoutedOperation = Pick<OperationContract<unknown>, 'method' | 'segments'>;

/** How paths are compared. */
interface MatcherOptions {
  /** Whether a slash at the end of a path is optional; defaults to `exact`. */
  readonly trailingSlash?: 'optional' | 'exact';
}

/** Finds the operation of a method and a path. */
export type TemplateMatcher<T> = (method: string, path: string) => TemplateMatch<T>;

type TemplateMatch<T> =
  { readonly operation: T; readonly path: StringMap } | Extract<OperationMatch, { readonly missed: string }>;

/** Longer values of a parameter than Node's limit for a request's first line don't arrive. */
const longestValue = 64 * 1024;

/**
 * Creates a matcher for many operations: a text comes before a parameter, and a segment may mix both. The first of two
 * operations with one method and the same path wins.
 */
export function createTemplateMatcher<T extends RoutedOperation>(
  operations: readonly T[],
  { trailingSlash = 'exact' }: MatcherOptions = {},
): TemplateMatcher<T> {
  const isOptional = trailingSlash === 'optional';
  const groups = createGroups(operations, isOptional);
  const methods = [...new Set(operations.map(({ method }) => method))];

  return (method, path) => {
    const canonical = canonicalPath(path, isOptional);
    if (canonical === undefined) return { missed: 'malformed' };
    const found = groups.find(method, canonical);
    if (found !== undefined) return found;
    const allow = methods.filter((other) => groups.find(other, canonical) !== undefined);
    return allow.length === 0 ? { missed: 'not-found' } : { missed: 'method-not-allowed', allow };
  };
}

/**
 * Groups operations by method, number of segments and first text. The tree of a group is made when it is first needed,
 * because a tree of a thousand operations takes some 50 ms.
 */
function createGroups<T extends RoutedOperation>(operations: readonly T[], isOptional: boolean) {
  const groups = new Map<string, Map<string, T>>();
  for (const operation of operations) {
    const pattern = patternOf(operation, isOptional);
    const key = keyOf(operation.method, pattern, firstText(operation));
    const group = groups.get(key) ?? new Map<string, T>();
    const shape = pattern.replaceAll(/:p\d+/g, ':p');
    if (!group.has(shape)) group.set(shape, operation);
    groups.set(key, group);
  }
  const trees = new Map<string, ReturnType<typeof createTree>>();

  function treeOf(key: string, group: ReadonlyMap<string, T>) {
    const known = trees.get(key);
    if (known !== undefined) return known;
    const tree = createTree({ maxParamLength: longestValue });
    for (const operation of group.values()) {
      const pattern = patternOf(operation, isOptional);
      tree.on(operation.method as HTTPMethod, pattern, () => undefined, { operation });
    }
    trees.set(key, tree);
    return tree;
  }

  function findIn(key: string, method: string, path: string) {
    const group = groups.get(key);
    const found = group === undefined ? null : treeOf(key, group).find(method as HTTPMethod, path);
    if (found === null) return undefined;
    const { operation } = found.store as { readonly operation: T };
    const values = valuesOf(operation, found.params);
    return values === undefined ? undefined : { operation, path: values };
  }

  return {
    find(method: string, path: string) {
      const [, first = ''] = path.split('/');
      return findIn(keyOf(method, path, first), method, path) ?? findIn(keyOf(method, path), method, path);
    },
  };
}

/** Formats the key of a group; without a first text, the group of the paths that begin with a parameter. */
function keyOf(method: string, path: string, first?: string): string {
  const count = path.split('/').length;
  return first === undefined ? `${method} ${count}` : `${method} ${count} ${first}`;
}

/** Returns the text of an operation's first segment; undefined if that has a parameter. */
function firstText({ segments: [first] }: RoutedOperation): string | undefined {
  return first !== undefined && 'literal' in first ? escaped(first.literal) : undefined;
}

/** Creates the function that finds an endpoint of a profile, as `ProviderProfile.find`. */
export function createEndpointMatcher(
  endpoints: readonly Endpoint[],
  options: MatcherOptions = {},
): (method: string, path: string) => OperationMatch {
  const routed = endpoints.map((endpoint) => ({
    endpoint,
    method: endpoint.contract.method,
    segments: endpoint.contract.segments,
  }));
  const match = createTemplateMatcher(routed, options);
  return (method, path) => {
    const found = match(method, path);
    return 'missed' in found ? found : { endpoint: found.operation.endpoint, path: found.path };
  };
}

/** Writes a path in the router's syntax. Parameters are numbered, because a contract's names may have any letters. */
function patternOf({ segments }: RoutedOperation, isOptional: boolean): string {
  let count = 0;
  const parameter = () => `:p${count++}`;
  const pattern = segments.map((segment) => {
    if ('parameter' in segment) return parameter();
    if ('literal' in segment) return literalPattern(segment.literal);
    const [first] = segment.parts;
    const start = first !== undefined && 'literal' in first ? literalPattern(first.literal) : '';
    const rest = start === '' ? segment.parts : segment.parts.slice(1);
    const mixed = rest.map((part, index) =>
      'literal' in part ? escapedColons(part.literal) : `${parameter()}(${valuePattern(rest, index)})`,
    );
    return start + mixed.join('');
  });
  const whole = `/${pattern.join('/')}`;
  return isOptional ? withoutSlash(whole) : whole;
}

/**
 * Writes the pattern of a parameter's value within a segment. Each value but the last ends at the first place where the
 * text after it begins. A value has only one end, so the time of a match grows with the length of the path alone.
 */
function valuePattern(parts: readonly PathPart[], index: number): string {
  const isLast = parts.slice(index + 1).every((part) => 'literal' in part);
  if (isLast) return '.+';
  const next = parts[index + 1];
  if (next === undefined || 'parameter' in next) return '.';
  return `.(?:(?!${next.literal.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}).)*`;
}

/** Writes a text; an asterisk would be a wildcard, so it becomes the only value of an unnamed parameter. */
function literalPattern(literal: string): string {
  return escapedColons(literal).replaceAll('*', ':star(\\*)');
}

function escapedColons(literal: string): string {
  return literal.replaceAll(':', '::');
}

/** Returns the values of an operation's parameters by their names; undefined if one is empty. */
function valuesOf({ segments }: RoutedOperation, params: Readonly<Record<string, string | undefined>>) {
  const values = segments
    .flatMap(parametersOf)
    .map(({ parameter }, index) => [parameter, params[`p${index}`] ?? ''] as const);
  return values.some(([, value]) => value === '') ? undefined : Object.fromEntries(values);
}

/** The characters that a decoded segment would lose in the router's own decoding. */
const special = /[%/?#]/g;

/** Writes a path with only the necessary escapes; undefined if a segment can't be decoded. */
function canonicalPath(path: string, isOptional: boolean): string | undefined {
  if (path === '') return isOptional ? '/' : '';
  const segments = path.split('/').map(percentDecoded);
  const whole = segments.filter((segment) => segment !== undefined);
  if (whole.length < segments.length) return undefined;
  const canonical = whole.map(escaped).join('/');
  return isOptional ? withoutSlash(canonical) : canonical;
}

function escaped(segment: string): string {
  return segment.replaceAll(special, encodeURIComponent);
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
