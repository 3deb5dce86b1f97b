#!/usr/bin/env node
/** The command: runs the bundle beside it, with the compiled code that an earlier run cached. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodeCache } from './code-cache.ts';
import { commandIn, loadModule } from './load-module.ts';

const path = join(__dirname, 'login-emulator.cjs');
const bundle = readFileSync(path);
const cache = createCodeCache(bundle);
// the build writes only ASCII
const code = bundle.toString('latin1');
const loaded = loadModule({ path, folder: __dirname, code, compiled: cache.read() }, require);

void commandIn(loaded.exports)(process.argv.slice(2)).then((hasServed) => {
  // only then is the code compiled that the next start needs
  if (hasServed && loaded.isCompiledAnew) cache.keep(() => loaded.compiled());
});
