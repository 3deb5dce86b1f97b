import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogueModule } from './catalogue.ts';
import { checksDeclaration, checksModule, typesImport } from './compile-validators.ts';
import { readDocument, wholeSchema, type Node, type OpenApiDocument } from './document.ts';
import { checkedSchemas, routesModule, schemaOfCheck } from './routes.ts';
import { typesModule } from './types.ts';
import { withoutUndocumented } from './undocumented.ts';

/** Writes the modules of a contract. Checks that equal those of the `previous` profile are re-exported from there. */
export async function contractModules(
  provider: string,
  profile: string,
  previous: string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const file = fileOf(provider, profile);
  const document = readDocument(file);
  const routes = routesModule(document, provider, profile);
  const names = checkedSchemas(routes);
  const shared = previous === undefined ? [] : sharedWith(previous, provider, document, names);
  const checks = names.map((name) => {
    const { schema, isDocumentedPart } = schemaOfCheck(name);
    const pointer = `${isDocumentedPart ? 'page' : 'contract'}#/$defs/${schema}`;
    return { name, pointer, type: `components['schemas']['${schema}']` };
  });
  return {
    'routes.ts': routes,
    'catalogue.ts': catalogueModule(document, provider, profile),
    'checks.js': [
      checksModule(
        {
          contract: componentSchemas(document.root),
          page: componentSchemas(withoutUndocumented(document).root),
        },
        checks.filter(({ name }) => !shared.includes(name)),
      ),
      shared.length === 0 ? '' : `export { ${shared.join(', ')} } from '../${previous}/checks.js';\n`,
    ].join('\n'),
    'checks.d.ts': checksDeclaration('../../..', checks, [typesImport]),
    'types.ts': await typesModule(pathToFileURL(file), false),
  };
}

/** Returns the checks that the provider's previous profile has as well, because their schemas are equal. */
function sharedWith(previous: string, provider: string, document: OpenApiDocument, names: readonly string[]) {
  const other = readDocument(fileOf(provider, previous));
  const others = checkedSchemas(routesModule(other, provider, previous));
  return names.filter(
    (name) => others.includes(name) && wholeSchema(document, name) === wholeSchema(other, name),
  );
}

/** Combines a contract's schemas into one JSON Schema. */
function componentSchemas(root: Node): Node {
  const { schemas } = root['components'] as { readonly schemas: Node };
  return { $defs: JSON.parse(JSON.stringify(schemas).replaceAll('"#/components/schemas/', '"#/$defs/')) };
}

function fileOf(provider: string, profile: string): string {
  return join(import.meta.dirname, '../../openapi', provider, `${profile}.yaml`);
}
