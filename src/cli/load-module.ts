import { constants, Script } from 'node:vm';

/** A CommonJS module of the command, as text. */
interface ModuleText {
  /** The path in stack traces. */
  readonly path: string;
  readonly folder: string;
  readonly code: string;
  /** V8's compiled code of an earlier run. */
  readonly compiled?: Buffer | undefined;
}

/** A module that has run. */
interface LoadedModule {
  readonly exports: object;
  /** Whether V8 had to compile the code. */
  readonly isCompiledAnew: boolean;
  /** Returns the code that V8 has compiled so far, for a later run. */
  compiled(): Buffer;
}

/** A function that returns the exports of another module. */
export type Require = (name: string) => unknown;

type Wrapper = (exports: object, require: Require, module: { exports: object }, ...names: string[]) => void;

/** Runs a module with its compiled code, if V8 accepts it. `require` loads the modules that it refers to. */
export function loadModule({ path, folder, code, compiled }: ModuleText, require: Require): LoadedModule {
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
  const script = new Script(wrapped, {
    filename: path,
    cachedData: compiled,
    // for modules of the user, which the command imports
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const wrapper: unknown = script.runInThisContext();
  if (!isWrapper(wrapper)) throw new Error(`${path} isn't a module`);
  const module = { exports: {} };
  wrapper(module.exports, require, module, path, folder);
  return {
    exports: module.exports,
    isCompiledAnew: compiled === undefined || script.cachedDataRejected === true,
    compiled: () => script.createCachedData(),
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
export function commandIn(exports: object): Command['main'] {
  if (!isCommand(exports)) throw new Error("the bundle isn't the command");
  return exports.main;
}

function isCommand(exports: object): exports is Command {
  return 'main' in exports && typeof exports.main === 'function';
}
