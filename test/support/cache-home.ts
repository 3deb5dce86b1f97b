import { resolve } from 'node:path';

/** The XDG_CACHE_HOME of the built command in tests: it caches compiled code there, which speeds up its next start. */
export const cacheHome = resolve('node_modules/.cache');
