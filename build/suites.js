import { join } from 'node:path';

/** What a test runner or a dev server loads: its own file, and the emulator only through the package's entry. By the file's name. */
export const suites = {
  cjs: { jest: 'src/testing/jest.ts', playwright: 'src/testing/playwright.ts' },
  // what they belong to is for import alone
  esm: { vite: 'src/testing/vite.ts', vitest: 'src/testing/vitest.ts' },
};

/** Whose files they are loaded by, in the version of the project that they are used in. */
export const runners = ['@jest/globals', '@playwright/test', 'vite', 'vitest'];

/** Leaves the emulator out of a bundle, which then takes it from the package's entry. */
export function entryApart(format) {
  return {
    name: 'entry-apart',
    setup(setup) {
      setup.onResolve({ filter: /index\.ts$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path) === join(process.cwd(), 'src/index.ts')
          ? { path: `./index.${format === 'esm' ? 'mjs' : 'cjs'}`, external: true }
          : undefined,
      );
    },
  };
}
