import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Check } from './checks.ts';
import { succeed, type Program } from './commands.ts';
import { filesIn, manifestIn, megabytes } from './folders.ts';
import type { RuntimeNode } from './nodes.ts';

/** The installed package with one version of Node, and the files that its programs loaded. */
export interface Installed {
  readonly node: RuntimeNode;
  readonly packageVersion: string;
  /** The folder of the package. */
  readonly root: string;
  /** Returns the installed command for a folder. */
  command(cwd: string): Program;
  /** Returns the script of a consumer of the installed package. */
  consumer(script: string): Program;
  /** Returns the cached files of compiled code. */
  keptCode(): readonly string[];
  /** The names of the files in `dist/libraries`. */
  libraries(): readonly string[];
  /** Returns the names of those loaded so far. */
  loaded(): readonly string[];
}

const consumers = resolve('test/package/consumer');
/** Consumers that are compiled for both module systems. */
const bothSystems = ['typed', 'emulator'];
const maxBytes = 10_000_000;
/** Packages that the consumers use, and to whose types the package's own may refer. */
const borrowed = ['supertest', '@types/node', '@jest/globals', '@playwright/test', 'vite', 'vitest'];

/** Installs the tarball in an empty folder, and adds the consumers and the project's packages that they use. */
export async function checkInstall(check: Check, tarball: string, folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const modules = join(folder, 'node_modules');
  await check('installs as one small package', async () => {
    await succeed({ words: ['npm', 'install'], cwd: folder }, ['--no-audit', '--no-fund', tarball]);
    const packages = readdirSync(modules).filter((name) => !name.startsWith('.'));
    assert.deepEqual(packages, ['login-emulator']);
    const bytes = filesIn(modules).reduce((sum, file) => sum + statSync(join(modules, file)).size, 0);
    assert.ok(bytes <= maxBytes, megabytes(bytes));
    return `${packages.length} package, ${megabytes(bytes)}`;
  });
  cpSync(consumers, folder, { recursive: true });
  for (const name of bothSystems) {
    for (const ending of ['cts', 'mts'])
      cpSync(join(consumers, `${name}.ts`), join(folder, `${name}.${ending}`));
  }
  for (const name of borrowed) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(modules, name));
  }
}

/** Creates the access to the package installed in `folder`. */
export function createInstalled(node: RuntimeNode, folder: string): Installed {
  const root = join(folder, 'node_modules/login-emulator');
  const libraries = join(root, 'dist/libraries');
  const cacheHome = join(folder, 'cache');
  const list = join(folder, `loaded-${node.name}.txt`);
  const words = [node.path, '--require', join(folder, 'list-loaded.cjs')];
  const program = (script: string, cwd: string) => ({
    words: [...words, join(folder, script)],
    cwd,
    variables: { LOADED_LIST: list, XDG_CACHE_HOME: cacheHome },
  });
  mkdirSync(cacheHome, { recursive: true });
  writeFileSync(list, '');
  return {
    ...{ node, root },
    packageVersion: String(manifestIn(root)['version']),
    command: (cwd) => program('node_modules/.bin/login-emulator', cwd),
    consumer: (script) => program(script, folder),
    keptCode: () => readdirSync(join(cacheHome, 'login-emulator')),
    libraries: () => readdirSync(libraries).sort(),
    loaded() {
      const files = new Set(readFileSync(list, 'utf8').split('\n'));
      return [...files]
        .filter((file) => dirname(file) === libraries)
        .map((file) => basename(file))
        .sort();
    },
  };
}
