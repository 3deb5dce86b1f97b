import { isNode, type Node, type OpenApiDocument } from '../../tools/codegen/document.ts';
import type { Declared } from '../../tools/codegen/outcomes.ts';

/** The effect of a field without `x-effect`, by profile. */
const usualEffects: Readonly<Record<string, string>> = {
  documented: 'as documented',
  observed: 'as on the server',
};

/** Lists what an operation reads (parameters, credentials and body fields), each with its location, type and effect. */
export function fieldRows(
  document: OpenApiDocument,
  { operation }: Declared,
  profile: string,
): readonly string[][] {
  const effectOf = (node: Node) => {
    const marked = [node, ...['anyOf', 'oneOf'].flatMap((key) => document.list(node, key))];
    const notes = marked.flatMap((one) => notesOf(one, one !== node));
    return [plainEffectOf(node), ...new Set(notes)].join('; ');
  };
  const plainEffectOf = (node: Node) => {
    const effect = node['x-effect'];
    if (effect === 'none') return 'accepted and checked; no effect';
    return typeof effect === 'string' ? effect : (usualEffects[profile] ?? '');
  };

  function fieldsBelow(schema: Node, prefix: string): string[][] {
    const own = document.entries(schema, 'properties').flatMap(([name, property]) => {
      const field = `${prefix}${name}`;
      const row = [`\`${field}\``, 'body', typeOf(property), effectOf(property)];
      return [row, ...(property['x-effect'] === 'none' ? [] : fieldsBelow(property, `${field}.`))];
    });
    const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => document.list(schema, key));
    return [...own, ...branches.flatMap((branch) => fieldsBelow(branch, prefix))];
  }

  const parameters = document
    .list(operation, 'parameters')
    .map((one) => [
      `\`${String(one['name'])}\``,
      String(one['in']),
      typeOf(document.at(one, 'schema')),
      effectOf(one),
    ]);
  const credentials = credentialsOf(document, operation).map((scheme) => [
    ...(scheme['type'] === 'http'
      ? ['`Authorization`', 'header']
      : [`\`${String(scheme['name'])}\``, String(scheme['in'])]),
    'string',
    [scheme['x-effect'], scheme['description'], 'authenticates the request'].find(isText) ?? '',
  ]);
  const content = document.entries(document.find(operation, 'requestBody') ?? {}, 'content');
  const fields = content.flatMap(([, media]) => fieldsBelow(document.at(media, 'schema'), ''));
  return distinct([...parameters, ...credentials, ...fields]);
}

/** Notes on the parts of a field that the vendor's page doesn't name, with their evidence. */
function notesOf(node: Node, isBranch: boolean): readonly string[] {
  return Object.entries({
    'x-undocumented': isBranch ? `as ${typeOf(node)} ` : '',
    'x-undocumented-null': 'as null ',
  }).flatMap(([mark, as]) => {
    const evidence = node[mark];
    if (!isNode(evidence)) return [];
    return [
      `${as}not on the vendor's page (${String(evidence['provenance'])}: ${String(evidence['source'])})`,
    ];
  });
}

function credentialsOf(document: OpenApiDocument, operation: Node): readonly Node[] {
  const schemes = document.find(document.at(document.root, 'components'), 'securitySchemes') ?? {};
  const names = document.list(operation, 'security').flatMap((either) => Object.keys(either));
  return [...new Set(names)].map((name) => document.at(schemes, name));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function typeOf(schema: Node): string {
  if (typeof schema['type'] === 'string') return schema['type'];
  const types = ['anyOf', 'oneOf'].flatMap((key) => schema[key] ?? []);
  return types.length > 0 && types.every((one) => isNode(one)) ? 'several types' : 'string or number';
}

/** Removes duplicates: a body is declared for each content type, and alternatives share fields. */
function distinct(rows: readonly string[][]): readonly string[][] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
