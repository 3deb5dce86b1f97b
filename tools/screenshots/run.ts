/** `npm run screenshots`: writes the pictures of the console's views to `docs/pictures`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { capture } from './capture.ts';
import { pathOf } from './path.ts';

mkdirSync('docs/pictures', { recursive: true });
for (const { name, image } of await capture()) {
  writeFileSync(pathOf(name), image);
  console.log(`${pathOf(name)}: ${image.length} bytes`);
}
