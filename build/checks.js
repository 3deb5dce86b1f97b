import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** Minifies the generated validators, because every start parses them. */
export const checksSmall = {
  name: 'checks-small',
  setup(setup) {
    setup.onLoad({ filter: /generated[\\/].*\.js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { minify: true, format: 'esm' });
      return { contents: code, loader: 'js' };
    });
  },
};
