import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const sums = 'SHA256SUMS';
const licences = 'LICENSES.txt';

/** Writes the licences of everything in an executable beside it, and the checksums of both, in the form of `sha256sum`. */
export function writeBeside(out, node, notices) {
  const folder = dirname(out);
  const texts = ['LICENSE', notices, licenceOf(node)].map((file) => readFileSync(file, 'utf8').trim());
  writeFileSync(join(folder, licences), `${texts.join(`\n\n${'='.repeat(78)}\n\n`)}\n`);
  const file = join(folder, sums);
  const changed = [basename(out), licences];
  const others = (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []).filter(
    (line) => line !== '' && !changed.includes(line.replace(/^\w+ [ *]/, '')),
  );
  const lines = [...others, ...changed.map((name) => `${sumOf(join(folder, name))}  ${name}`)];
  writeFileSync(file, `${lines.join('\n')}\n`);
}

function sumOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Returns the file with Node's own licence, in the places where its archives and Debian's package have it. */
function licenceOf(node) {
  const places = ['../LICENSE', '../../LICENSE', '../../share/doc/nodejs/LICENSE'];
  // a binary of another platform may come alone; the running Node has the same version and licence
  const paths = [node, process.execPath].flatMap((binary) => places.map((place) => join(binary, place)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`Node's licence is missing; expected it at ${paths.join(' or ')}`);
  return found;
}
