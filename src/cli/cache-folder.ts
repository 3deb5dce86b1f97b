import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Returns the cache folder for parsed contracts; undefined if the user has none, or Node's cache is off. */
export function contractCache(): string | undefined {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined;
  try {
    return cacheFolder();
  } catch {
    return undefined;
  }
}

/** Returns the path of `login-emulator` in the user's cache folder; throws if the user has none. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const configured = [XDG_CACHE_HOME, LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path));
  const folder = join(configured ?? join(homedir(), '.cache'), 'login-emulator');
  // an empty HOME would put it into the working folder
  if (!isAbsolute(folder)) throw new Error(`${folder} isn't in a home folder`);
  return folder;
}
