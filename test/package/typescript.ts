import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import type { Check } from './checks.ts';
import { succeed } from './commands.ts';

/** Compiles the TypeScript consumers with nothing but Node's types, and runs what comes out. */
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
}

const strictly = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022'];

const compilations = [
  [
    'nodenext, an ES module and CommonJS',
    ['--module', 'nodenext'],
    ['typed.mts', 'typed.cts', 'wrong.mts'],
    ['typed.mjs', 'typed.cjs'],
  ],
  [
    'resolved as bundlers do',
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ['typed.mts', 'wrong.mts'],
    ['typed.mjs'],
  ],
] as const;
