import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Writes the licence of every package whose code is bundled, copied, or inlined by `npm run generate`. */
export function writeNotices(results, copied, file) {
  const bundled = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const generated = JSON.parse(readFileSync('src/generated/inlined-packages.json', 'utf8'));
  const paths = [...bundled, ...copied, ...generated.map((name) => `node_modules/${name}/package.json`)];
  const notices = [...foldersOf(paths)].map(([root, folders]) =>
    notice(root, textsIn([...folders].sort(), new Set(paths))),
  );
  writeFileSync(file, [heading, ...[...new Set(notices)].sort()].join(`\n${'-'.repeat(78)}\n\n`));
}

const heading = 'login-emulator contains code of these packages, each under its own licence.\n';

/** Maps each package's folder to the folders of its files: third-party code inside a package has its own licence. */
function foldersOf(paths) {
  const folders = new Map();
  for (const path of paths) {
    const root = packageFolder(path);
    if (root === undefined) continue;
    const own = folders.get(root) ?? new Set();
    for (let folder = posix.dirname(path); folder.length >= root.length; folder = posix.dirname(folder)) {
      own.add(folder);
    }
    folders.set(root, own);
  }
  return folders;
}

/** Returns `node_modules/a/node_modules/@b/c` for a file in it. */
function packageFolder(path) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

/** Reads the licences in some folders, and those that a bundler wrote beside a file, as `<file>.LICENSE.txt`. */
function textsIn(folders, paths) {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry) || isOf(`${folder}/${entry}`, paths))
      .map((entry) => readFileSync(`${folder}/${entry}`, 'utf8').trim()),
  );
}

function isOf(path, paths) {
  return path.endsWith('.LICENSE.txt') && paths.has(path.slice(0, -'.LICENSE.txt'.length));
}

/** Formats a package's notice; throws if its text is missing, because nearly every licence requires it. */
function notice(root, texts) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const named = license ?? licenses?.map(({ type }) => type).join(' AND ');
  const all = texts.length === 0 ? lostText(name) : texts;
  if (named === undefined || all.length === 0) throw new Error(`${name} ${version} has no licence text`);
  return `${name} ${version} (${named})\n\n${[...new Set(all)].join('\n\n')}\n`;
}

/** Reads our copy of a licence that a package has only in its repository. */
function lostText(name) {
  const file = `build/licences/${name}.txt`;
  return existsSync(file) ? [readFileSync(file, 'utf8').trim()] : [];
}
