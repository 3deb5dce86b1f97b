import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCommand, bundleLibraries, bundleOwn } from './bundle.js';
import { docsPageSources, writeDocsPage } from './docs-page.js';
import { writeNotices } from './notices.js';

/** The executable's own reader of package files replaces that of the package. */
const packageFilesInside = {
  name: 'package-files-inside',
  setup(setup) {
    setup.onResolve({ filter: /\/package-files\.ts$/ }, () => ({
      path: join(process.cwd(), 'src/cli/executable/package-files.ts'),
    }));
  },
};

/** Makes the executable's content in an empty folder. Returns its main script, and its files by their path from `dist`. */
export async function makeContent(folder) {
  const command = await bundleCommand({ cli: 'src/cli/bin.ts' }, folder);
  const own = await bundleOwn(
    { 'login-emulator': 'src/cli/main.ts', executable: 'src/cli/executable/main.ts' },
    { outdir: folder, plugins: [packageFilesInside] },
  );
  const theirs = await bundleLibraries(folder);
  writeDocsPage(join(folder, 'docs-page'));
  writeNotices([command, own, ...theirs], docsPageSources, join(folder, 'THIRD-PARTY-NOTICES.txt'));
  const bundle = join(folder, 'login-emulator.cjs');
  writeFileSync(bundle, withoutNpx(readFileSync(bundle, 'utf8')));
  const below = (path) =>
    filesIn(join(folder, path)).map((name) => [`${path}/${name}`, join(folder, path, name)]);
  const contracts = filesIn('openapi').filter((name) => name.endsWith('.yaml'));
  const files = Object.fromEntries([
    ['login-emulator.cjs', bundle],
    ...below('libraries'),
    ...below('docs-page'),
    ...contracts.map((name) => [`../openapi/${name}`, join('openapi', name)]),
  ]);
  return { main: join(folder, 'executable.cjs'), command: join(folder, 'cli.cjs'), files };
}

/** Replaces texts of the messages that mention npx, which the executable's users don't have. */
function withoutNpx(code) {
  const texts = {
    'npx login-emulator': 'login-emulator',
    " Run a package's command with npx: -- npx ${command}": '',
  };
  return Object.entries(texts).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the messages don't contain "${from}" any more`);
    return text.replaceAll(from, to);
  }, code);
}

/** Serves some logins with a Node that runs here, so that V8 compiles the code. Writes this code to a file. */
export function compileAhead(node, command, folder) {
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  // these would turn the cache off, or change the code that V8 compiles
  const unset = ['NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE', 'NODE_OPTIONS'];
  const inherited = Object.entries(process.env).filter(([name]) => !unset.includes(name));
  const env = { ...Object.fromEntries(inherited), XDG_CACHE_HOME: cache };
  const logins = ['exec', '--', node, 'build/executable-logins.js'];
  const { status, stderr } = spawnSync(node, [command, ...logins], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the logins failed: ${stderr}`);
  const [kept] = filesIn(cache);
  const path = join(folder, 'login-emulator.code');
  writeFileSync(path, readFileSync(join(cache, kept)).subarray(sealLength));
  return path;
}

/** The digest that precedes the code in the cache (`src/cli/code-cache.ts`). */
const sealLength = 32;

function filesIn(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = found.map(({ parentPath, path, name }) => join(parentPath ?? path, name));
  return paths.map((path) => path.slice(folder.length + 1).replaceAll('\\', '/')).sort();
}
