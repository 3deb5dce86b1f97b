import { join } from 'node:path';

/** Entries for test runners and dev servers, by file name. They load the emulator only through the package's entry. */
export const suites = {
  cjs: {
    cypress: 'src/testing/cypress.ts',
    jest: 'src/testing/jest.ts',
    playwright: 'src/testing/playwright.ts',
  },
  // Vite and vitest support import only
  esm: { vite: 'src/testing/vite.ts', vitest: 'src/testing/vitest.ts' },
};

/** The entry that runs in a browser, by file name. It has no part of the emulator. */
export const browserSuite = { 'cypress-support': 'src/testing/cypress-support.ts' };

/** The packages that load these entries, resolved from the user's project. */
export const runners = ['@jest/globals', '@playwright/test', 'vite', 'vitest'];

/** Excludes the emulator from a bundle, which then imports it from the package's entry. */
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
