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
  const { shortened, shared } = withSharedParagraphs([...new Set(notices)].sort());
  const texts = shared.map((paragraph, index) => `[${index + 1}]\n\n${paragraph}\n`);
  const line = `\n${'-'.repeat(78)}\n\n`;
  writeFileSync(
    file,
    [heading, ...shortened, 'The paragraphs that several licences have:\n', ...texts].join(line),
  );
}

const heading = `login-emulator contains code of these packages, each under its own licence.
A number such as [1] stands for the paragraph of that number at the end.
`;

/** Paragraphs of licences that are shorter stay in each notice. */
const shortest = 150;

/** Replaces the long paragraphs that several notices have by numbers; line breaks may differ. */
function withSharedParagraphs(notices) {
  const plain = (paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim();
  const counts = new Map();
  for (const notice of notices)
    for (const one of new Set(notice.split(/\n\s*\n/).map(plain)))
      counts.set(one, (counts.get(one) ?? 0) + 1);
  const shared = [];
  const numbers = new Map();
  const shortened = notices.map((notice) =>
    notice
      .split(/\n\s*\n/)
      .map((paragraph) => {
        const key = plain(paragraph);
        if (key.length < shortest || counts.get(key) < 2) return paragraph;
        if (!numbers.has(key)) numbers.set(key, shared.push(paragraph.trim()));
        return `[${numbers.get(key)}]`;
      })
      .join('\n\n')
      .replaceAll(/\](\n\n\[)/g, '] [')
      .trimEnd()
      .concat('\n'),
  );
  return { shortened, shared };
}

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
