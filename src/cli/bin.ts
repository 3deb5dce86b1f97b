#!/usr/bin/env node
/** The command: runs the bundle beside it, with the compiled code that an earlier run cached. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodeCache } from './code-cache.ts';
import { commandIn, createLoader } from './load-module.ts';

/** The module that imports modules of the user, which V8 permits only in code that Node itself has loaded. */
const importing = join(__dirname, 'libraries', 'import-module.cjs');

const modules = createLoader((path) => {
  if (path === importing) return undefined;
  const bundle = readFileSync(path);
  const cache = createCodeCache(path, bundle);
  // the build writes only ASCII
  return { code: bundle.toString('latin1'), compiled: cache.read(), keep: cache.keep };
}, require);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // a reader such as head has seen enough
  if (error.code === 'EPIPE') return;
  process.stderr.write(`login-emulator: standard output cannot be written: ${error.message}\n`);
  process.exit(1);
});

const command = commandIn(modules.load(join(__dirname, 'login-emulator.cjs')));
void command(process.argv.slice(2)).then((hasServed) => {
  // only then is the code compiled that the next start needs
  if (hasServed) modules.keep();
});
