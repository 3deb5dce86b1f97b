import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const installed = 'node_modules/login-emulator/openapi/schema/overlay.schema.json';

/** The schema where the package is installed, and where `login-emulator init` writes it. */
const places = [installed, 'fixtures/schema/overlay.schema.json'];

/** Returns the path of the schema of overlays from a folder. Without a schema, it is that of a package to install. */
export function schemaPath(folder: string): string {
  const from = resolve(folder);
  const found = foldersUp(from)
    .flatMap((one) => places.map((place) => join(one, place)))
    .find(existsSync);
  return found === undefined ? installed : relative(from, found).split(sep).join('/');
}

function foldersUp(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUp(above)];
}
