import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the licence of every package whose code is in the bundles, and in what `npm run generate` made. */
export function writeNotices(results, file) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const generated = JSON.parse(readFileSync('src/generated/inlined-packages.json', 'utf8'));
  const folders = new Set([
    ...inputs.map(packageFolder).filter((folder) => folder !== undefined),
    ...generated.map((name) => `node_modules/${name}`),
  ]);
  const notices = [...folders].sort().map(notice);
  writeFileSync(file, [heading, ...new Set(notices)].join(`\n${'-'.repeat(78)}\n\n`));
}

const heading = 'login-emulator contains code of these packages, each under its own licence.\n';

/** `node_modules/a/node_modules/@b/c` for a file in it. */
function packageFolder(path) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function notice(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licences = readdirSync(folder).filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry));
  const texts = licences.map((entry) => readFileSync(join(folder, entry), 'utf8').trim());
  if (license === undefined && texts.length === 0) throw new Error(`${name} names no licence`);
  const by = typeof author === 'object' ? author.name : author;
  const body = texts.length > 0 ? texts.join('\n\n') : `Licence: ${license}${by ? `, by ${by}` : ''}`;
  return `${name} ${version} (${license ?? 'see below'})\n\n${body}\n`;
}
