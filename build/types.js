import { writeFileSync } from 'node:fs';
import { generateDtsBundle } from 'dts-bundle-generator';

/** Writes the declarations of an entry as one file, under each of the names. */
export function writeTypes(entry, files) {
  const output = { noBanner: true, exportReferencedTypes: false };
  const [types] = generateDtsBundle([{ filePath: entry, output }]);
  for (const file of files) writeFileSync(file, types);
}
