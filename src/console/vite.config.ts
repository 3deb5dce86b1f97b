import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

/** The page's files have the same names in every build; the server's ETag tells a browser when they changed. */
const names = {
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  assetFileNames: '[name][extname]',
};

const root = import.meta.dirname;

export default defineConfig({
  root,
  base: './',
  envDir: false,
  publicDir: false,
  cacheDir: fileURLToPath(new URL('../../node_modules/.cache/vite', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  experimental: {
    // the page is at `…/__admin/console` and its files are below it; they refer to each other by their own URLs
    renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `console/${file}` : { relative: true }),
  },
  build: {
    target: 'es2022',
    assetsDir: '',
    assetsInlineLimit: 0,
    // one style sheet, also for the views that load later
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { console: `${root}/index.html` },
      output: {
        ...names,
        assetFileNames: ({ names: [name = ''] }) =>
          name.endsWith('.css') ? 'console.css' : '[name][extname]',
      },
    },
  },
  worker: { format: 'es', rolldownOptions: { output: names } },
} satisfies UserConfig);
