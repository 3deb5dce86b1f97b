import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** A CommonJS module of the command, as text. */
interface ModuleText {
  readonly code: string;
  /** V8's compiled code of an earlier run. */
  readonly compiled?: Buffer | undefined;
  /** Receives the code that V8 has compiled, for a later run. */
  keep?(makeCode: () => Buffer): void;
}

/** A function that returns the exports of another module. */
type Require = (name: string) => unknown;

/** Loads modules by their path, each at its first use. */
interface Loader {
  load(path: string): unknown;
  /** Keeps the compiled code of all modules that V8 has compiled anew. */
  keep(): void;
}

type Wrapper = (exports: object, require: Require, module: { exports: object }, ...names: string[]) => void;

/**
 * Creates the loader of modules that may have compiled code. They refer to each other by relative paths. `native` loads
 * Node's own modules, and those that `read` returns no text of. `shownAs` gives their paths in stack traces.
 */
export function createLoader(
  read: (path: string) => ModuleText | undefined,
  native: Require,
  shownAs: (path: string) => string = (path) => path,
): Loader {
  const loaded = new Map<string, object>();
  const anew: (() => void)[] = [];

  function load(path: string): unknown {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const text = read(path);
    if (text === undefined) return native(path);
    const { code, compiled, keep } = text;
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
      filename: shownAs(path),
      cachedData: compiled,
      // for modules of the user, which the command imports
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const isAnew = compiled === undefined || script.cachedDataRejected === true;
    if (keep !== undefined && isAnew) anew.push(() => keep(() => script.createCachedData()));
    const exports = run(script, path);
    loaded.set(path, exports);
    return exports;
  }

  function run(script: Script, path: string): object {
    const wrapper: unknown = script.runInThisContext();
    if (!isWrapper(wrapper)) throw new Error(`${path} isn't a module`);
    const folder = dirname(path);
    const module = { exports: {} };
    const require = (name: string) => (name.startsWith('.') ? load(join(folder, name)) : native(name));
    wrapper(module.exports, require, module, shownAs(path), folder);
    return module.exports;
  }

  return {
    load,
    keep: () => {
      for (const keepCode of anew) keepCode();
    },
  };
}

function isWrapper(value: unknown): value is Wrapper {
  return typeof value === 'function';
}

/** The exports of `main.ts`. */
interface Command {
  main(args: readonly string[]): Promise<boolean>;
}

/** Returns the command in the exports of a bundle of `main.ts`. */
export function commandIn(exports: unknown): Command['main'] {
  if (!isCommand(exports)) throw new Error("the bundle isn't the command");
  return exports.main;
}

function isCommand(exports: unknown): exports is Command {
  return (
    typeof exports === 'object' && exports !== null && 'main' in exports && typeof exports.main === 'function'
  );
}
