import { resolve } from 'node:path';

/** The XDG_CACHE_HOME of the built command in tests: it keeps its compiled code there, so that its next start takes less. */
export const cacheHome = resolve('node_modules/.cache');
