import { expect } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, serving, type Surroundings } from './cli.ts';

/** A script that reports whether V8 accepted the cached code, without changing the command. */
export const asking = join(
  temporaryFolder({
    'asking.cjs': `
      const vm = require('node:vm');
      const answers = { undefined: 'none given', false: 'taken', true: 'rejected' };
      vm.Script = class extends vm.Script {
        constructor(code, options) {
          super(code, options);
          process.stderr.write(answers[this.cachedDataRejected]);
        }
      };`,
  }),
  'asking.cjs',
);

/** Makes Node run the script before the command. */
export const NODE_OPTIONS = `--require=${asking}`;

/** Starts the command, signs in, ends it by SIGTERM, and returns the result for the cached code. */
export async function codeAtStart(surroundings: Surroundings): Promise<string> {
  const { code, stderr } = await serving(
    ['--quiet'],
    async ({ url }) => {
      const { status } = await post(`${url}/apiv2/login`, {
        login: 'plain@example.com',
        passwd: 'Password-1',
      });
      expect(status).toBe(200);
    },
    { variables: { NODE_OPTIONS }, ...surroundings },
  );
  expect(code).toBe(0);
  return stderr;
}

/** Creates a cache folder with the code of a start. */
export async function afterOneStart(): Promise<string> {
  const cacheHome = temporaryFolder();
  await codeAtStart({ cacheHome });
  expect(readdirSync(dirname(keptAt(cacheHome)))).toHaveLength(1);
  return cacheHome;
}

/** The cache file of this Node for a module of the package, by default the command's own. */
export function keptAt(cacheHome: string, module = 'login-emulator'): string {
  return join(
    cacheHome,
    'login-emulator',
    `${process.version}-${process.platform}-${process.arch}-${module}`,
  );
}
