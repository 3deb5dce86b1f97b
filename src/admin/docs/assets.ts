import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packageFolder } from '../../package-folder.ts';
import page from './page.json' with { type: 'json' };

/** One file of the page, compressed. */
export interface Asset {
  readonly mediaType: string;
  readonly gzipped: Buffer;
}

/** Where the build puts the page, beside the bundles; there is no such folder in the source. */
const built = join(import.meta.dirname, 'docs-page');

const mediaTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.png', 'image/png'],
]);

/** Reads a file of the page, by its name; undefined where the page has no such file. */
export async function readAsset(name: string): Promise<Asset | undefined> {
  const source = new Map(Object.entries(page)).get(name);
  const mediaType = mediaTypes.get(extname(name));
  if (source === undefined || mediaType === undefined) return undefined;
  return { mediaType, gzipped: await gzippedFile(name, source) };
}

async function gzippedFile(name: string, source: string): Promise<Buffer> {
  if (existsSync(built)) return readFile(join(built, `${name}.gz`));
  return promisify(gzip)(await readFile(join(packageFolder, source)));
}
