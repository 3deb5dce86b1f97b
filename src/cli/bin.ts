#!/usr/bin/env node
/** The command: runs the bundle beside it, with the compiled code that an earlier run cached. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { createCodeCache } from './code-cache.ts';

/** The exports of `main.ts`. */
interface Bundle {
  readonly main?: (args: readonly string[]) => Promise<boolean>;
}

type Wrapper = (
  exports: Bundle,
  require: NodeJS.Require,
  module: { exports: Bundle },
  ...names: string[]
) => void;

const path = join(__dirname, 'login-emulator.cjs');
const bundle = readFileSync(path);
const cache = createCodeCache(bundle);
const cachedData = cache.read();
// the build writes only ASCII
const code = bundle.toString('latin1');
const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
const script = new Script(wrapped, { filename: path, cachedData });
const isNew = cachedData === undefined || script.cachedDataRejected === true;

const wrapper: unknown = script.runInThisContext();
if (!isWrapper(wrapper)) throw new Error(`${path} isn't a module`);
const ran: { exports: Bundle } = { exports: {} };
wrapper(ran.exports, require, ran, path, __dirname);
void ran.exports.main?.(process.argv.slice(2)).then((hasServed) => {
  // only then is the code compiled that the next start needs
  if (hasServed && isNew) cache.keep(() => script.createCachedData());
});

function isWrapper(value: unknown): value is Wrapper {
  return typeof value === 'function';
}
