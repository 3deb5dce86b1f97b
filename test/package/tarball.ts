import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Check } from './checks.ts';
import { succeed } from './commands.ts';
import { filesIn, manifestIn, megabytes } from './folders.ts';

/** Packs the project as it stands; gives the tarball's path. */
export async function pack(folder: string): Promise<string> {
  await succeed({ words: ['npm', 'pack'], cwd: '.' }, ['--pack-destination', folder]);
  const [tarball, ...others] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined || others.length > 0)
    throw new Error(`npm pack made no one tarball in ${folder}`);
  return join(folder, tarball);
}

/** Unpacks the tarball into a folder, and holds what is in it. */
export async function checkTarball(check: Check, tarball: string, folder: string): Promise<void> {
  await succeed({ words: ['tar'], cwd: folder }, ['-xzf', tarball, '--strip-components=1']);
  const files = filesIn(folder);

  await check('publint finds nothing', async () => {
    const said = await succeed(installedTool('publint'), [tarball, '--strict']);
    assert.match(said, /All good!/);
  });
  await check('the types are right for every way of resolving them (attw)', async () => {
    await succeed(installedTool('attw'), [tarball]);
  });
  await check('the tarball has what belongs into it, and nothing else', () => {
    const strangers = files.filter((file) => !belongs.some((pattern) => pattern.test(file)));
    const missing = belongs.filter((pattern) => !files.some((file) => pattern.test(file)));
    assert.deepEqual({ strangers, missing }, { strangers: [], missing: [] });
    return `${files.length} files, ${megabytes(statSync(tarball).size)}`;
  });
  await check('no file names a path of a machine', () => {
    const paths = [`${resolve('.')}/`, '/home/', '/tmp/'];
    const found = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return paths.filter((path) => text.includes(path)).map((path) => `${file}: ${path}`);
    });
    assert.deepEqual(found, []);
  });
  await check('it depends on nothing', () => {
    const kinds = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies'];
    assert.deepEqual(
      Object.keys(manifestIn(folder)).filter((key) => kinds.includes(key)),
      [],
    );
  });
}

function installedTool(name: string) {
  return { words: [resolve('node_modules/.bin', name)], cwd: '.' };
}

const belongs = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^(CHANGELOG|CONTRIBUTING)\.md$/,
  /^docs\/([a-z]+\/)?[\w-]+\.md$/,
  /^dist\/cli\.cjs$/,
  /^dist\/login-emulator\.cjs$/,
  /^dist\/index\.cjs$/,
  /^dist\/index\.mjs$/,
  /^dist\/index\.d\.cts$/,
  /^dist\/index\.d\.mts$/,
  /^dist\/libraries\/[a-z-]+\.cjs$/,
  /^dist\/docs-page\/[\w-]+\.(html|js|css|png)\.gz$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^fixtures\/(default|scenarios|schema)\/[a-z-]+(\.schema)?\.(yaml|json)$/,
  /^openapi\/admin\.yaml$/,
  /^openapi\/[a-z]+\/[a-z]+\.yaml$/,
];
