/** The command as a single executable: runs the bundle that it contains, and reads no other file. */
import { sep } from 'node:path';
import { commandIn, createLoader } from '../load-module.ts';
import { contentOf, contentPaths } from './content.ts';

const bundle = 'login-emulator.cjs';
/** V8's compiled code of the bundle, which only an executable for the building machine's platform contains. */
const compiledCode = 'login-emulator.code';

// Node prints no deprecation warnings for code below `node_modules`
const shownFolder = '/node_modules/login-emulator/dist';

const paths = new Set(contentPaths());
const modules = createLoader(
  (path) => ({
    code: String(contentOf(contentPath(path))),
    compiled: path === bundle && paths.has(compiledCode) ? contentOf(compiledCode) : undefined,
  }),
  require,
  (path) => `${shownFolder}/${contentPath(path)}`,
);
void commandIn(modules.load(bundle))(process.argv.slice(2));

/** Returns a path as the executable lists it, on Windows too. */
function contentPath(path: string): string {
  return path.replaceAll(sep, '/');
}
