#!/usr/bin/env node
/** The command: runs the bundle beside it, with the compiled code that an earlier run has kept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { createCodeCache } from './code-cache.ts';

/** Set by the build: changes with every change of the bundle. */
declare const bundleId: string;

/** What `main.ts` exports. */
interface Bundle {
  readonly main?: (args: readonly string[]) => Promise<boolean>;
}

type Wrapper = (
  exports: Bundle,
  require: NodeJS.Require,
  module: { exports: Bundle },
  ...names: string[]
) => void;

const bundle = join(__dirname, 'login-emulator.cjs');
const cache = createCodeCache(bundleId);
const kept = cache.read();
const wrapped = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'utf8')}\n})`;
const script = new Script(wrapped, { filename: bundle, ...(kept === undefined ? {} : { cachedData: kept }) });
const isNew = kept === undefined || script.cachedDataRejected === true;

const wrapper: unknown = script.runInThisContext();
const ran: { exports: Bundle } = { exports: {} };
if (isWrapper(wrapper)) wrapper(ran.exports, require, ran, bundle, __dirname);
void ran.exports.main?.(process.argv.slice(2)).then((hasServed) => {
  // only then has it compiled what the next start needs
  if (hasServed && isNew) cache.keep(script.createCachedData());
});

function isWrapper(value: unknown): value is Wrapper {
  return typeof value === 'function';
}
