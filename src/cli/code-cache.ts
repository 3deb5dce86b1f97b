import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** V8's compiled code of the bundle, kept from one run to the next. */
interface CodeCache {
  read(): Buffer | undefined;
  keep(code: Buffer): void;
}

/**
 * Makes the cache of a bundle's compiled code: a file of the user's own, in `login-emulator` in the user's cache folder.
 * Whoever can write it decides what runs, so it stands nowhere else. Where nothing can be kept, nothing is lost but time.
 * `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as it does Node's own.
 */
export function createCodeCache(bundleId: string): CodeCache {
  const mine = `${process.version}-${process.arch}-`;
  const name = mine + bundleId;
  const isOff = process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined;
  return {
    read: () => (isOff ? undefined : tried(() => readFileSync(join(cacheFolder(), name)))),
    keep: (code) => {
      if (!isOff) tried(() => write(cacheFolder(), name, mine, code));
    },
  };
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME: named = process.env['LOCALAPPDATA'] ?? '' } = process.env;
  return join(isAbsolute(named) ? named : join(homedir(), '.cache'), 'login-emulator');
}

/** In one step, so that nobody reads half of it; what this Node kept of another bundle goes. */
function write(folder: string, name: string, mine: string, code: Buffer): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `${name}.${process.pid}`);
  writeFileSync(unfinished, code, { mode: 0o600 });
  renameSync(unfinished, join(folder, name));
  const others = readdirSync(folder).filter((entry) => entry.startsWith(mine) && entry !== name);
  for (const entry of others) rmSync(join(folder, entry), { force: true });
}

function tried<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}
