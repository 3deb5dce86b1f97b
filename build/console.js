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
import { isAbsolute, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

const sources = 'src/console';
const cache = 'node_modules/.cache/console';
/** Other files that the page contains or that its types need. */
const alsoSources = [
  'src/generated/admin/types.ts',
  'src/generated/admin/calls.ts',
  'src/admin/call-types.ts',
];
/** Files that change how the page is built: this one, and the versions of the installed packages. */
const tools = ['build/console.js', 'node_modules/.package-lock.json'];
/** The most bytes that the compressed files of the page may have in sum. */
const mostBytes = 120_000;

/** Writes the console's files, compressed, to a folder. Returns the source files, whose licences the notices must include. */
export async function writeConsole(folder) {
  const built = join(cache, digestOfSources());
  if (!existsSync(built)) await buildInto(built);
  const { files, modules } = JSON.parse(readFileSync(join(built, 'content.json'), 'utf8'));
  mkdirSync(folder);
  for (const name of files) writeFileSync(join(folder, name), readFileSync(join(built, name)));
  return modules;
}

/** Returns a digest of everything that decides the content of the page, whose sources are in a folder. */
export function digestOfSources(folder = sources) {
  const found = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  const paths = [...found, ...[...alsoSources, ...tools].filter(existsSync)].filter((path) =>
    statSync(path).isFile(),
  );
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
  const collect = { name: 'collect-modules', generateBundle: (_, output) => addModules(output, modules) };
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = 'production';
  const { output } = await build({
    configFile: `${sources}/vite.config.ts`,
    mode: 'production',
    logLevel: 'warn',
    plugins: [collect],
    // a worker is a separate bundle
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
  checkDigest(modules);
  return { files, modules: [...modules].filter(isInstalled).sort() };
}

/** Adds the paths of the modules in a bundle; virtual modules have none. */
function addModules(output, modules) {
  const chunks = Object.values(output).filter(({ type }) => type === 'chunk');
  for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
    const path = id.replace(/\?.*$/, '');
    if (isAbsolute(path) && existsSync(path)) modules.add(relative('.', path).replaceAll('\\', '/'));
  }
}

/** Packages may be linked from another folder. */
function isInstalled(path) {
  return /(^|\/)node_modules\//.test(path);
}

/** Throws if the page contains a file whose change wouldn't build it again. */
function checkDigest(modules) {
  const inDigest = (path) =>
    isInstalled(path) || path.startsWith(`${sources}/`) || alsoSources.includes(path);
  const missing = [...modules].filter((path) => !inDigest(path));
  if (missing.length > 0) throw new Error(`add to the sources in build/console.js: ${missing.join(', ')}`);
}

function checkSize(files) {
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  const sum = `the console has ${bytes} bytes compressed in ${files.size} files, of at most ${mostBytes}`;
  const each = [...files].map(([name, { length }]) => `${name} ${length}`).join(', ');
  if (bytes > mostBytes) throw new Error(`${sum}: ${each}`);
  // not on stdout, which a program may read
  console.error(sum);
}
