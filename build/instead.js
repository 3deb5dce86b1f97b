import { join } from 'node:path';

/**
 * Replacements for modules, by the name in the library's `require`. express-openapi-validator spends most of its first
 * call in these modules, openapi-sampler writes no XML here, and the control plane reads UTF-8: the results don't change.
 */
export const instead = {
  '/openapi\\.schema\\.validator$': 'build/instead-contract-schema.js',
  '^@apidevtools/json-schema-ref-parser$': 'build/instead-reference-parser.js',
  '^\\.\\./\\.\\./framework/ajv$': 'build/instead-schema-compiler.js',
  '^json-schema-traverse$': 'build/instead-schema-walk.cjs',
  // the sampler's bundle for Node contains a parser of XML, its source doesn't
  '^openapi-sampler$': 'node_modules/openapi-sampler/src/openapi-sampler.js',
  '^fast-xml-parser$': 'build/instead-xml.js',
  // half of Express are tables of encodings that no body here has
  '^\\./dbcs-data$': 'build/instead-encodings.cjs',
};

/** The files that require these modules: validator, compiler of its checks, sampler with its import, and encodings. */
const requiring =
  /express-openapi-validator|ajv[\\/]dist[\\/]compile|openapi-sampler|sampler-library|iconv-lite[\\/]encodings/;

/** The plugin that applies the replacements in a bundle. */
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

/** Throws if a replaced module is no longer required, because its package has changed. */
export function expectInstead(results) {
  const bundled = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  const unused = Object.values(instead).filter((file) => !bundled.has(file));
  if (unused.length > 0) throw new Error(`${unused.join(', ')}: no library requires the replaced module`);
}
