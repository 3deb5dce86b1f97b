/** The command as a single executable: runs the bundle that it contains, and reads no other file. */
import { posix } from 'node:path';
import { commandIn, loadModule, type Require } from '../load-module.ts';
import { contentOf, contentPaths } from './content.ts';

const bundle = 'login-emulator.cjs';
/** V8's compiled code of the bundle, which only an executable for the building machine's platform contains. */
const compiledCode = 'login-emulator.code';

// Node prints no deprecation warnings for code below `node_modules`
const shownFolder = '/node_modules/login-emulator/dist';

const load = createLoader(new Set(contentPaths()), require);
void commandIn(load(bundle))(process.argv.slice(2));

/** Creates a function that loads a module by its path, at its first use. `native` loads Node's own modules. */
function createLoader(paths: ReadonlySet<string>, native: Require): (path: string) => object {
  const loaded = new Map<string, object>();
  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const folder = posix.dirname(path);
    const compiled = path === bundle && paths.has(compiledCode) ? contentOf(compiledCode) : undefined;
    const text = { path: `${shownFolder}/${path}`, folder, code: String(contentOf(path)), compiled };
    const { exports } = loadModule(text, (name) =>
      name.startsWith('.') ? load(posix.join(folder, name)) : native(name),
    );
    loaded.set(path, exports);
    return exports;
  };
  return load;
}
