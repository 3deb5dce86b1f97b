import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksDeclaration, checksModule } from './checks.ts';
import { isNode, type Node } from './document.ts';
import { typesModule } from './types.ts';

/** The definitions that the schemas of several files share. */
const sharedFile = 'common.schema.json';

/** Writes the check and the types of a JSON Schema file: what a fixture or settings file must hold. */
export async function schemaModules(folder: string, file: string, typeName: string, coreFolder: string) {
  const schema = readSchema(join(folder, file));
  const shared = readSchema(join(folder, sharedFile));
  const pointer = `${file}#`;
  const check = { name: `check${typeName}`, pointer, type: `components['schemas']['${typeName}']` };
  return {
    'checks.js': checksModule({ [file]: schema, [sharedFile]: shared }, [check], {
      useDefaults: true,
      verbose: true,
    }),
    'checks.d.ts': checksDeclaration(
      [check],
      [
        `import type { Check } from '${coreFolder}/contract.ts';`,
        `import type { components } from './types.ts';`,
      ],
    ),
    'types.ts': await typesModule(asOpenApi(schema, shared, typeName), true),
  };
}

/** Puts a schema and its definitions where openapi-typescript looks for them. */
function asOpenApi(schema: Node, shared: Node, typeName: string) {
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

function readSchema(file: string): Node {
  const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isNode(schema)) throw new Error(`${file} is not an object`);
  return schema;
}
