import type { Evidence, PathSuffix, Undocumented } from '../../src/core/contract.ts';
import { isNode, openDocument, text, type Node, type OpenApiDocument } from './document.ts';
import type { Declared } from './outcomes.ts';

/** Marks a field, alternative, parameter or example that the vendor's page doesn't name; contains the evidence. */
const fieldMark = 'x-undocumented';
/** Marks a schema as nullable although the vendor's page doesn't; contains the evidence. */
const nullMark = 'x-undocumented-null';
/** Marks an operation whose fields clients spell in another case than the vendor's page; contains the evidence. */
const spellingMark = 'x-undocumented-spelling';

const choices = ['anyOf', 'oneOf'];

/** At the top of a contract: the suffix that clients of an older API append to paths, its policy option, the evidence. */
const suffixMark = 'x-path-suffix';

/** The replacement of a part that isn't on the page. */
const gone = Symbol('gone');

/** Returns the contract without the parts marked as undocumented: exactly the vendor's page. */
export function withoutUndocumented(document: OpenApiDocument): OpenApiDocument {
  const root = prune(document.root);
  if (!isNode(root)) throw new Error('the whole contract is marked as undocumented');
  return openDocument(root, 'the documented part');

  function prune(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(prune).filter((item) => item !== gone);
    if (!isNode(value)) return value;
    if (isGone(value)) return gone;
    return alone(Object.fromEntries(partsOf(value)));
  }

  function partsOf(node: Node) {
    const isNullable = node[nullMark] === undefined;
    return Object.entries(node)
      .filter(([key]) => key !== nullMark && key !== spellingMark && (isNullable || key !== 'nullable'))
      .map(([key, part]) => [key, prune(part)] as const)
      .filter(([, part]) => part !== gone);
  }

  /** Whether a part is marked, or every value that matches it needs a marked part. */
  function isGone(node: Node): boolean {
    const target = document.find({ node }, 'node') ?? node;
    if (target[fieldMark] !== undefined) return true;
    const properties = document.find(target, 'properties') ?? {};
    const required = Array.isArray(target['required']) ? target['required'] : [];
    if (
      required.some(
        (name) => isNode(properties[String(name)]) && isGone(document.at(properties, String(name))),
      )
    )
      return true;
    return choices.some((choice) => {
      const branches = document.list(target, choice);
      return branches.length > 0 && branches.every(isGone);
    });
  }
}

/** Replaces a choice with one remaining alternative by that alternative. */
function alone(node: Node): Node {
  for (const choice of choices) {
    const branches = node[choice];
    if (!Array.isArray(branches) || branches.length !== 1) continue;
    const [only] = branches as readonly unknown[];
    const { [choice]: _, ...around } = node;
    if (isNode(only)) return { ...around, ...only };
  }
  return node;
}

/** Lists the distinct parts of an operation's requests that the vendor's page doesn't name. */
export function undocumentedOf(document: OpenApiDocument, declared: Declared): readonly Undocumented[] {
  const { operation, operationId } = declared;
  const parameters = document.list(operation, 'parameters').flatMap((parameter): Undocumented[] => {
    if (parameter[fieldMark] === undefined) return [];
    const name = text(parameter, 'name', operationId);
    const location = text(parameter, 'in', operationId);
    if (location !== 'header' && location !== 'query' && location !== 'cookie')
      throw new Error(`${operationId}: ${name} in the ${location} cannot be undocumented`);
    const what = `${location === 'query' ? 'query parameter' : location} ${name}`;
    const path = [location === 'header' ? name.toLowerCase() : name];
    return [{ in: location, path, what, ...evidenceOf(parameter, fieldMark, what) }];
  });
  const content = document.entries(document.find(operation, 'requestBody') ?? {}, 'content');
  const fields = content.flatMap(([, media]) => partsIn(document, document.at(media, 'schema'), []));
  const all = [...parameters, ...fields];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Returns the evidence that clients spell an operation's fields in another case; undefined if there is none. */
export function undocumentedSpelling({ operation }: Declared): Evidence | undefined {
  if (operation[spellingMark] === undefined) return undefined;
  const what = 'a field in another case';
  return { what, ...evidenceOf(operation, spellingMark, what) };
}

/** Returns the path suffix of an older API's clients; undefined if there is none. */
export function pathSuffixOf({ root }: OpenApiDocument): PathSuffix | undefined {
  const mark = root[suffixMark];
  if (!isNode(mark)) return undefined;
  return {
    suffix: text(mark, 'suffix', suffixMark),
    policy: text(mark, 'policy', suffixMark),
    ...evidenceOf(root, suffixMark, 'a suffix of paths'),
  };
}

function partsIn(document: OpenApiDocument, schema: Node, path: readonly string[]): readonly Undocumented[] {
  const name = path.join('.') || 'the body';
  const part = (mark: string, holder: Node, type?: Undocumented['type']): Undocumented => {
    const what = type === undefined ? name : `${name} as ${typeNames[type]}`;
    return { in: 'body', path, ...(type && { type }), what, ...evidenceOf(holder, mark, what) };
  };
  if (schema[fieldMark] !== undefined) return [part(fieldMark, schema)];
  const branches = choices.flatMap((choice) => document.list(schema, choice));
  const types = branches.filter((one) => one[fieldMark] === undefined).map((one) => typeOf(one));
  const marked = branches.flatMap((branch) => {
    if (branch[fieldMark] === undefined) return partsIn(document, branch, path);
    const type = typeOf(branch);
    if (type === undefined || types.includes(type))
      throw new Error(`${name}: an undocumented alternative needs another type than the documented ones`);
    return [part(fieldMark, branch, type)];
  });
  const below = document
    .entries(schema, 'properties')
    .flatMap(([key, property]) => partsIn(document, property, [...path, key]));
  const items = document.find(schema, 'items');
  if (items !== undefined && partsIn(document, items, path).length > 0)
    throw new Error(`${name}: items of a list cannot be undocumented`);
  return [...(schema[nullMark] === undefined ? [] : [part(nullMark, schema, 'null')]), ...marked, ...below];
}

const typeNames = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  object: 'an object',
  array: 'a list',
  null: 'null',
} as const satisfies Record<NonNullable<Undocumented['type']>, string>;

function typeOf({ type }: Node): Undocumented['type'] | undefined {
  if (type === 'integer') return 'number';
  return Object.keys(typeNames).find((name): name is NonNullable<Undocumented['type']> => name === type);
}

function evidenceOf(holder: Node, mark: string, what: string): Omit<Evidence, 'what'> {
  const evidence = holder[mark];
  if (!isNode(evidence)) throw new Error(`${what}: ${mark} must have provenance and source`);
  const provenance = evidence['provenance'];
  if (provenance !== 'observed' && provenance !== 'inferred')
    throw new Error(`${what}: the provenance of ${mark} must be observed or inferred`);
  return { provenance, source: text(evidence, 'source', what) };
}
