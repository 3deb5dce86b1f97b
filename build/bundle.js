import { build } from 'esbuild';
import { checksSmall } from './checks.js';
import { librariesApart } from './libraries.js';

/** CommonJS throughout, `import()` too: Node starts it sooner, and jest takes it without a transform. */
export const shared = {
  outdir: 'dist',
  bundle: true,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.dirname': '__dirname' },
  logLevel: 'warning',
  metafile: true,
};

/** Bundles the emulator itself, its libraries left out; `plugins` may put other files in the place of its own. */
export function bundleOwn(entryPoints, { outdir = 'dist', plugins = [] } = {}) {
  return build({
    ...shared,
    entryPoints,
    outdir,
    plugins: [...plugins, librariesApart('libraries/'), checksSmall],
  });
}
