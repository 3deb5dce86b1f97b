import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Check } from './checks.ts';
import { brokenLinks } from '../guides/links.ts';
import { succeed } from './commands.ts';
import { entrancesOf } from './entrances.ts';
import { filesIn, manifestIn, megabytes } from './folders.ts';

/** Packs the project. Returns the tarball's path. */
export async function pack(folder: string): Promise<string> {
  await succeed({ words: ['npm', 'pack'], cwd: '.' }, ['--pack-destination', folder]);
  const [tarball, ...others] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined || others.length > 0)
    throw new Error(`npm pack did not create exactly one tarball in ${folder}`);
  return join(folder, tarball);
}

/** Unpacks the tarball into a folder and checks its content. */
export async function checkTarball(check: Check, tarball: string, folder: string): Promise<void> {
  await succeed({ words: ['tar'], cwd: folder }, ['-xzf', tarball, '--strip-components=1']);
  const files = filesIn(folder);
  const entrances = entrancesOf(folder);
  const entranceFiles = entrances.flatMap((entrance) => entrance.files);

  await check('publint finds nothing', async () => {
    const said = await succeed(installedTool('publint'), [tarball, '--strict']);
    assert.match(said, /All good!/);
  });
  await check('the types are correct for every module resolution (attw)', async () => {
    const attw = (...args: readonly string[]) => succeed(installedTool('attw'), [tarball, ...args]);
    await attw('--entrypoints', '.', './package.json');
    for (const { path, isForImportAlone } of entrances.filter(({ path }) => path !== '.')) {
      // node10 doesn't read `exports`, so it finds no entry points below the package
      await attw('--profile', isForImportAlone ? 'esm-only' : 'node16', '--entrypoints', path);
    }
    return entrances.map(({ path }) => path).join(', ');
  });
  await check('the tarball has the expected files and no others', () => {
    const strangers = files.filter(
      (file) => !entranceFiles.includes(file) && !belongs.some((pattern) => pattern.test(file)),
    );
    const missing = [
      ...belongs.filter((pattern) => !files.some((file) => pattern.test(file))),
      ...entranceFiles.filter((file) => !files.includes(file)),
    ];
    assert.deepEqual({ strangers, missing }, { strangers: [], missing: [] });
    return `${files.length} files, ${megabytes(statSync(tarball).size)}`;
  });
  await check('the console is small', () => {
    const parts = files.filter((file) => file.startsWith('dist/console/'));
    const bytes = parts.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    assert.ok(bytes <= mostBytesOfConsole, `${bytes} bytes compressed, of at most ${mostBytesOfConsole}`);
    return `${bytes} bytes compressed, of at most ${mostBytesOfConsole}`;
  });
  await check('no file contains a path of this machine', () => {
    // the build uses a folder of this name
    const paths = [`${resolve('.')}/`, '/home/', join(tmpdir(), 'login-emulator-')];
    const found = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return paths.filter((path) => text.includes(path)).map((path) => `${file}: ${path}`);
    });
    assert.deepEqual(found, []);
  });
  await check('its pages have no broken links', () => {
    const pages = files.filter((file) => file.endsWith('.md'));
    const broken = pages.flatMap((page) => brokenLinks(join(folder, page)).map((link) => `${page}: ${link}`));
    assert.deepEqual(broken, []);
    return `${pages.length} pages`;
  });
  await check('it has no dependencies, and its peer dependencies are optional', () => {
    const manifest = manifestIn(folder);
    const kinds = ['dependencies', 'optionalDependencies', 'bundleDependencies', 'bundledDependencies'];
    const { peerDependencies, peerDependenciesMeta } = manifest;
    assert.deepEqual(
      kinds.filter((kind) => kind in manifest),
      [],
    );
    const peers = namesIn(peerDependencies);
    assert.deepEqual(
      peerDependenciesMeta,
      Object.fromEntries(peers.map((name) => [name, { optional: true }])),
    );
    return peers.join(', ');
  });
}

function namesIn(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function installedTool(name: string) {
  return { words: [resolve('node_modules/.bin', name)], cwd: '.' };
}

const mostBytesOfConsole = 120_000;

const belongs = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^(CHANGELOG|CONTRIBUTING)\.md$/,
  /^docs\/([a-z]+\/)*[\w.-]+\.(md|webp)$/,
  // the others need files that aren't in the package
  /^examples\/(?!(bruno|http|postman|providers|testcontainers)\/)[\w./-]+$/,
  /^action(\.yml|\/[a-z]+\.js)$/,
  /^dist\/cli\.cjs$/,
  /^dist\/login-emulator\.cjs$/,
  /^dist\/libraries\/[a-z-]+\.cjs$/,
  /^dist\/console\/[a-z-]+\.(html|js|css|svg)\.gz$/,
  /^dist\/docs-page\/[\w-]+\.(html|js|css|png)\.gz$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^fixtures\/(default|scenarios|schema)\/[a-z-]+(\.schema)?\.(yaml|json)$/,
  /^openapi\/admin\.yaml$/,
  /^openapi\/[a-z]+\/[a-z]+\.yaml$/,
  /^openapi\/schema\/[a-z-]+\.schema\.json$/,
];
