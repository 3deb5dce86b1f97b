import { join, relative } from 'node:path';

/** Modules in separate files, loaded at their first use and not at the start; by file name. */
export const libraries = {
  busboy: '@fastify/busboy',
  'cross-spawn': 'cross-spawn',
  express: 'express',
  'express-openapi-validator': 'express-openapi-validator',
  httpxy: 'httpxy',
  'js-yaml': 'js-yaml',
  otpauth: 'otpauth',
  'prom-client': 'prom-client',
  redis: '@redis/client',
  yaml: 'yaml',
  'admin-document': './src/generated/admin/document.ts',
  catalogues: './src/generated/catalogues.ts',
  'fixture-checks': './src/generated/fixtures/checks.js',
  'sample-provider': './src/generated/sample-provider.ts',
  declared: './src/declared/load.ts',
  'import-module': './src/cli/import-module.ts',
  'load-provider': './src/cli/load-provider.ts',
  adopt: './src/adopt/adopt.ts',
  types: './src/cli/types.ts',
  generate: './src/cli/generate.ts',
  record: './src/adopt/record/record.ts',
  refusals: './src/adopt/refusals/outcome-of.ts',
  secrets: './src/adopt/secrets/replace.ts',
  sampler: './src/declared/template/sampler-library.ts',
  'mark-checks': './src/generated/marks/checks.js',
  'contract-checks': './src/declared/contract/check.ts',
  'json-path': './src/declared/contract/json-path-library.ts',
  certificate: './src/server/tls/make.ts',
};

/** Excludes the libraries from a bundle, which then requires them at their first use. */
export function librariesApart(folder) {
  const nameOf = new Map(Object.entries(libraries).map(([name, path]) => [withoutEnding(path), name]));
  return {
    name: 'libraries-apart',
    setup(setup) {
      setup.onResolve({ filter: /.*/ }, ({ path, resolveDir, kind }) => {
        if (kind === 'entry-point') return undefined;
        const name = nameOf.get(path.startsWith('.') ? fromHere(join(resolveDir, path)) : path);
        return name === undefined ? undefined : { path: `./${folder}${name}.cjs`, external: true };
      });
    },
  };
}

/** Returns a path in the form of the table, on Windows too. */
function fromHere(path) {
  return withoutEnding(`./${relative('.', path).replaceAll('\\', '/')}`);
}

function withoutEnding(path) {
  return path.replace(/\.[jt]s$/, '');
}
