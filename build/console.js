/** Builds the console, the web page in `src/console`, with Vite. Vite loads only if its sources changed since the last build. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

const sources = 'src/console';
const cache = 'node_modules/.cache/console';
/** Files that change the page too: its types, its build, and the versions of the installed packages. */
const alsoRead = ['src/generated/admin/types.ts', 'build/console.js', 'node_modules/.package-lock.json'];
/** The most bytes that the compressed files of the page may have in sum. */
export const mostBytes = 120_000;

/** Writes the console's files, compressed, to a folder. Returns the source files, whose licences the notices must include. */
export async function writeConsole(folder) {
  const built = join(cache, digestOfSources());
  if (!existsSync(built)) await buildInto(built);
  const { files, modules } = JSON.parse(readFileSync(join(built, 'content.json'), 'utf8'));
  mkdirSync(folder);
  for (const name of files) writeFileSync(join(folder, name), readFileSync(join(built, name)));
  return modules;
}

function digestOfSources() {
  const found = readdirSync(sources, { recursive: true }).map((name) => join(sources, name));
  const paths = [...found, ...alsoRead.filter(existsSync)].filter((path) => statSync(path).isFile());
  const hash = createHash('sha256');
  for (const path of paths.sort())
    hash.update(`${path}\0${statSync(path).size}\0`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 32);
}

/** Builds the page into a folder of the cache, and removes the builds of other sources. */
async function buildInto(folder) {
  const { files, modules } = await bundle();
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(`${cache}-`);
  for (const [name, content] of files) writeFileSync(join(temporary, name), content);
  const content = { files: [...files.keys()], modules };
  writeFileSync(join(temporary, 'content.json'), JSON.stringify(content));
  for (const old of readdirSync(cache)) rmSync(join(cache, old), { recursive: true, force: true });
  // another process may have built the same at the same time
  if (existsSync(folder)) rmSync(temporary, { recursive: true });
  else renameSync(temporary, folder);
}

/** Returns the compressed files of the page by name, and the paths of all modules in them. */
async function bundle() {
  const { build } = await import('vite');
  const modules = new Set();
  const collect = {
    name: 'collect-modules',
    generateBundle(_options, output) {
      const chunks = Object.values(output).filter(({ type }) => type === 'chunk');
      for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
        const path = relative('.', id.replace(/^\0|\?.*$/g, '')).replaceAll('\\', '/');
        if (path.startsWith('node_modules/')) modules.add(path);
      }
    },
  };
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = 'production';
  const { output } = await build({
    configFile: `${sources}/vite.config.ts`,
    mode: 'production',
    logLevel: 'warn',
    plugins: [collect],
    worker: { plugins: () => [collect] },
    build: { write: false },
  });
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  const files = new Map(
    output
      .map((file) => [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)])
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, content]) => [`${name}.gz`, gzipSync(content, { level: 9 })]),
  );
  checkSize(files);
  return { files, modules: [...modules].sort() };
}

function checkSize(files) {
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  const sum = `the console has ${bytes} bytes compressed in ${files.size} files, of at most ${mostBytes}`;
  if (bytes > mostBytes)
    throw new Error(`${sum}: ${[...files].map(([name, { length }]) => `${name} ${length}`).join(', ')}`);
  // a program may read the output of the command that builds
  console.error(sum);
}
