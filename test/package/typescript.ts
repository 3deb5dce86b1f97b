import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Check } from './checks.ts';
import { succeed } from './commands.ts';
import { entrancesOf } from './entrances.ts';

/** Compiles the TypeScript consumers with only Node's types, and runs the output. */
export async function checkTypes(check: Check, folder: string): Promise<void> {
  const tsc = { words: [process.execPath, resolve('node_modules/typescript/bin/tsc')], cwd: folder };
  for (const [what, flags, files, made] of compilations) {
    await check(`TypeScript: ${what}`, async () => {
      const built = `built-${flags.length}`;
      await succeed(tsc, [...strictly, ...flags, '--outDir', built, ...files]);
      for (const file of made) {
        const node = { words: [process.execPath], cwd: folder };
        assert.equal(await succeed(node, [join(folder, built, file)]), '200 signed-in\n');
      }
    });
  }
  await check('TypeScript: the types and the checks of a provider', async () => {
    const own = join(folder, 'own-types');
    cpSync(resolve('test/package/consumer/acme'), own, { recursive: true });
    mkdirSync(join(own, 'node_modules'));
    symlinkSync(join(folder, 'node_modules/login-emulator'), join(own, 'node_modules/login-emulator'));
    symlinkSync(resolve('node_modules/openapi-typescript'), join(own, 'node_modules/openapi-typescript'));
    const command = { words: [process.execPath, 'node_modules/login-emulator/dist/cli.cjs'], cwd: own };
    await succeed(command, ['types', 'acme=acme.provider.mjs', '--output', 'acme.d.ts']);
    await succeed(command, ['generate', 'acme=acme.yaml', '--output', 'made']);
    await succeed({ ...tsc, cwd: own }, [...strictly, ...inModules, '--noEmit', 'typed-provider.mts']);
  });
  await check('TypeScript: every entry point with its test runner', async () => {
    const paths = entrancesOf(join(folder, 'node_modules/login-emulator')).map(({ path }) => path);
    const lines = paths.map((path, n) => `export * as entrance${n} from 'login-emulator${path.slice(1)}';`);
    writeFileSync(join(folder, 'entrances.mts'), `${lines.join('\n')}\n`);
    await succeed(tsc, ['--strict', '--noEmit', '--target', 'es2022', ...inModules, 'entrances.mts']);
    return `${paths.length}`;
  });
  await check('TypeScript: every entry point with node10 resolution', async () => {
    const paths = entrancesOf(join(folder, 'node_modules/login-emulator')).map(({ path }) => path.slice(1));
    const lines = paths.map((path, n) => `import * as entrance${n} from 'login-emulator${path}';`);
    const uses = `export type Names = ${paths.map((_, n) => `keyof typeof entrance${n}`).join(' | ')};`;
    const names = `export const names: Names[] = ['createEmulator', 'useEmulator', 'loginEmulator', 'test'];`;
    writeFileSync(join(folder, 'node10.ts'), `${[...lines, uses, names].join('\n')}\n`);
    // this resolution doesn't find all types of the runners
    await succeed(tsc, [
      '--strict',
      '--noEmit',
      '--skipLibCheck',
      '--target',
      'es2022',
      ...asNode10,
      'node10.ts',
    ]);
    return `${paths.length}`;
  });
}

const strictly = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022'];

const inModules = ['--module', 'nodenext'];

const asNode10 = ['--module', 'commonjs', '--moduleResolution', 'node10'];

const compilations = [
  [
    'nodenext, ES modules and CommonJS',
    inModules,
    ['typed.mts', 'typed.cts', 'emulator.mts', 'emulator.cts', 'wrong.mts'],
    ['typed.mjs', 'typed.cjs', 'emulator.mjs', 'emulator.cjs'],
  ],
  [
    'bundler resolution',
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ['typed.mts', 'emulator.mts', 'wrong.mts'],
    ['typed.mjs', 'emulator.mjs'],
  ],
] as const;
