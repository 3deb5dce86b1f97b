import { join } from 'node:path';
import { checksDeclaration, checksModule, typesImport, type NamedCheck } from './compile-validators.ts';
import { asOpenApi, readSchema } from './schemas.ts';
import { typesModule } from './types.ts';
import type { Node } from './document.ts';

/** The folder in `openapi/` that has the schemas of files instead of a provider's contracts. */
export const marksFolder = 'schema';

const file = 'x-login.schema.json';

/** The checks of the marks, each with its schema and its type. */
const checks: readonly (NamedCheck & { readonly type: string })[] = [
  { name: 'checkMarks', pointer: `${file}#`, type: 'Marks' },
  { name: 'checkOperationMark', pointer: `${file}#/$defs/Operation`, type: 'Operation' },
  { name: 'checkExampleMark', pointer: `${file}#/$defs/Example`, type: 'Example' },
];

/** Writes the types and the checks of a contract's marks. The checks don't fill in defaults. */
export async function marksModules(openapi: string): Promise<Readonly<Record<string, string>>> {
  const schema = readSchema(join(openapi, marksFolder, file));
  const declared = checks.map(({ name, type }) => ({ name, type: `components['schemas']['${type}']` }));
  return {
    'types.ts': await typesModule(asOpenApi('Marks', schema), false),
    'checks.js': checksModule({ [file]: withoutTexts(schema) }, checks, { verbose: true, inlineRefs: false }),
    'checks.d.ts': checksDeclaration('../..', declared, [typesImport]),
  };
}

/** Omits the texts for readers: the checks contain the rest of the schema twice, and every start reads them. */
function withoutTexts(schema: Node): Node {
  const isText = (key: string, value: unknown) =>
    key === 'examples' ? Array.isArray(value) : texts.includes(key) && typeof value === 'string';
  const json = JSON.stringify(schema, (key, value: unknown) => (isText(key, value) ? undefined : value));
  return JSON.parse(json) as Node;
}

const texts: readonly string[] = ['title', 'description'];
