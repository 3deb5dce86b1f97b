import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksModule, filledIn } from './compile-validators.ts';
import { isNode, type Node } from './document.ts';
import { typesModule } from './types.ts';

/** The definitions that the schemas of several files share. */
const sharedFile = 'common.schema.json';

/** A JSON Schema file with the name of its check and of its type. */
export interface SchemaFile {
  readonly file: string;
  readonly check: string;
  readonly type: string;
}

/** Writes one module with the checks of JSON Schema files, for fixtures, settings and scenario sets. */
export function schemaChecks(folder: string, files: readonly SchemaFile[]): string {
  const checks = files.map(({ file, check }) => ({ name: check, pointer: `${file}#` }));
  return checksModule(schemasOf(folder, files), checks, { useDefaults: true, verbose: true });
}

/** Writes the types of a JSON Schema file. */
export function schemaTypes(folder: string, { file, type }: SchemaFile): Promise<string> {
  const schema = readSchema(join(folder, file));
  return typesModule(asOpenApi(type, schema, readSchema(join(folder, sharedFile))), true);
}

/** Returns a file's content with its schema's defaults filled in; throws if it violates the schema. */
export function withDefaults(folder: string, schemaFile: SchemaFile, content: unknown): unknown {
  return filledIn(schemasOf(folder, [schemaFile]), `${schemaFile.file}#`, content);
}

function schemasOf(folder: string, files: readonly SchemaFile[]): Readonly<Record<string, Node>> {
  const names = [sharedFile, ...files.map(({ file }) => file)];
  return Object.fromEntries(names.map((name) => [name, readSchema(join(folder, name))]));
}

/** Wraps a schema, its definitions and the shared ones in an OpenAPI document, for openapi-typescript. */
export function asOpenApi(typeName: string, schema: Node, shared: Node = {}) {
  const definitions = {
    ...definitionsOf(shared),
    ...definitionsOf(schema),
    [typeName]: withoutDefinitions(schema),
  };
  const json = JSON.stringify(definitions).replaceAll(
    /"\$ref":"[^"#]*#\/\$defs\//g,
    '"$ref":"#/components/schemas/',
  );
  return {
    openapi: '3.1.0',
    info: { title: typeName, version: '1' },
    paths: {},
    components: { schemas: JSON.parse(json) as Record<string, never> },
  };
}

function definitionsOf(schema: Node): Node {
  return isNode(schema['$defs']) ? schema['$defs'] : {};
}

function withoutDefinitions(schema: Node): Node {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith('$')));
}

/** Reads a JSON Schema file. */
export function readSchema(file: string): Node {
  const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isNode(schema)) throw new Error(`${file} is not an object`);
  return schema;
}
