import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCommand, bundleLibraries, bundleOwn } from './bundle.js';
import { writeConsole } from './console.js';
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
  const copied = [...docsPageSources, ...(await writeConsole(join(folder, 'console')))];
  writeNotices([command, own, ...theirs], copied, join(folder, 'THIRD-PARTY-NOTICES.txt'));
  removeNpx(folder);
  const inside = filesIn(folder).filter((name) => !outside.includes(name));
  const contracts = filesIn('openapi').filter((name) => name.endsWith('.yaml'));
  const files = Object.fromEntries([
    ...inside.map((name) => [name, join(folder, name)]),
    ...contracts.map((name) => [`../openapi/${name}`, join('openapi', name)]),
    ...filesIn('openapi/schema').map((name) => [`../openapi/schema/${name}`, join('openapi/schema', name)]),
    ...filesIn('fixtures').map((name) => [`../fixtures/${name}`, join('fixtures', name)]),
  ]);
  return { main: join(folder, 'executable.cjs'), command: join(folder, 'cli.cjs'), files };
}

/** Files of the folder that the executable's loader doesn't read. */
const outside = ['cli.cjs', 'executable.cjs', 'THIRD-PARTY-NOTICES.txt'];

/** Texts of the messages that mention npx, which the executable's users don't have, with their replacements. */
const npxTexts = {
  'npx login-emulator': 'login-emulator',
  " Run a package's command with npx: -- npx ${command}": '',
};

function removeNpx(folder) {
  const paths = filesIn(folder).map((name) => join(folder, name));
  const bundles = paths
    .filter((path) => path.endsWith('.cjs'))
    .map((path) => [path, readFileSync(path, 'utf8')]);
  for (const text of Object.keys(npxTexts)) {
    if (!bundles.some(([, code]) => code.includes(text)))
      throw new Error(`no message contains "${text}" any more`);
  }
  const replaced = (code) =>
    Object.entries(npxTexts).reduce((rest, [text, instead]) => rest.replaceAll(text, instead), code);
  for (const [path, code] of bundles) writeFileSync(path, replaced(code));
}

/** Serves some logins with a Node that runs here, so that V8 compiles the code. Writes this code to a file. */
export function compileAhead(node, command, folder) {
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  // the others would turn the cache off, change the code that V8 compiles, or change the emulator
  const isKept = (name) =>
    !/^(NODE_DISABLE_COMPILE_CACHE|NODE_V8_COVERAGE|NODE_OPTIONS|LOGIN_EMULATOR_.*)$/.test(name);
  const inherited = Object.entries(process.env).filter(([name]) => isKept(name));
  const env = { ...Object.fromEntries(inherited), XDG_CACHE_HOME: cache };
  const logins = ['exec', '--', node, 'build/executable-logins.js'];
  const { status, stderr } = spawnSync(node, [command, ...logins], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the logins failed: ${stderr}`);
  const kept = filesIn(cache).find((name) => name.endsWith('-login-emulator'));
  if (kept === undefined) throw new Error('Node kept no compiled code after the logins');
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
