import { existsSync } from 'node:fs';
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

/** Entries for web pages, by file name. A file `x.browser.ts` replaces `x.ts` in them. */
export const pages = {
  browser: 'src/index.browser.ts',
  'cypress-support': 'src/testing/cypress-support.ts',
  'vitest-browser': 'src/testing/vitest.ts',
};

/** The entries for web pages with their own types; `vitest-browser` has those of `vitest`. */
export const typedPages = ['browser', 'cypress-support'];

/** The packages that load these entries, resolved from the user's project. */
export const runners = ['@jest/globals', '@playwright/test', 'vite', 'vitest', 'vitest/browser'];

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

/** Replaces the parts that need Node, in a bundle for web pages. The page's entry stays a separate file. */
export const forPages = {
  name: 'for-pages',
  setup(setup) {
    setup.onResolve({ filter: /\.ts$/ }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      const file = join(resolveDir, path).replace(/(?:\.browser)?\.ts$/, '.browser.ts');
      if (!existsSync(file)) return undefined;
      return file === join(process.cwd(), pages.browser)
        ? { path: './browser.mjs', external: true }
        : { path: file };
    });
    // a page has it as a global
    setup.onResolve({ filter: /^node:crypto$/ }, () => ({ path: 'node:crypto', namespace: 'for-pages' }));
    setup.onLoad({ filter: /.*/, namespace: 'for-pages' }, () => ({
      contents: 'export const randomUUID = () => crypto.randomUUID();',
    }));
  },
};
