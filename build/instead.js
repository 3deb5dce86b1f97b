import { join } from 'node:path';

/**
 * What express-openapi-validator does for nothing at the first call of a control plane, and takes longest: by what it
 * requires, our own file in its place. With these it judges as it does without.
 */
export const instead = {
  '/openapi\\.schema\\.validator$': 'build/instead-contract-schema.js',
  '^@apidevtools/json-schema-ref-parser$': 'build/instead-reference-parser.js',
  '^\\.\\./\\.\\./framework/ajv$': 'build/instead-schema-compiler.js',
  '^json-schema-traverse$': 'build/instead-schema-walk.cjs',
};

/** What requires them: the validator, and the compiler that it has its checks from. */
const requiring = /express-openapi-validator|ajv[\\/]dist[\\/]compile/;

/** Puts them in its place in a bundle. */
export const insteadOfTheirs = {
  name: 'instead-of-theirs',
  setup(setup) {
    for (const [required, file] of Object.entries(instead)) {
      setup.onResolve({ filter: new RegExp(required) }, ({ importer }) =>
        requiring.test(importer) ? { path: join(process.cwd(), file) } : undefined,
      );
    }
  },
};

/** Throws where nothing required what one of them stands for: their package has changed. */
export function expectInstead(results) {
  const bundled = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  const unused = Object.values(instead).filter((file) => !bundled.has(file));
  if (unused.length > 0) throw new Error(`${unused.join(', ')}: no library requires what it stands for`);
}
