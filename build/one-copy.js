import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Large packages that npm installs below several packages, in the same version. */
const repeated = /^mime-(db|types)$/;

/** Bundles one copy of such a package for each of its versions: each copy of `mime-db` would add 150 kB. */
export const oneCopy = {
  name: 'one-copy',
  setup(setup) {
    setup.onResolve({ filter: repeated }, ({ path: name, resolveDir }) => {
      const require = createRequire(join(resolveDir, 'importer.js'));
      const version = versionIn(require.resolve(`${name}/package.json`));
      const same = copiesOf(name).find((folder) => versionIn(join(folder, 'package.json')) === version);
      return same === undefined
        ? undefined
        : { path: createRequire(join(same, 'importer.js')).resolve(same) };
    });
  },
};

/** Finds the copies of a package below others, always in the same order. */
function copiesOf(name) {
  return readdirSync('node_modules')
    .sort()
    .map((parent) => join(process.cwd(), 'node_modules', parent, 'node_modules', name))
    .filter((folder) => existsSync(folder));
}

function versionIn(manifest) {
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
