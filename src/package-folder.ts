import { join } from 'node:path';

/** The package's folder: the bundles are in `dist`, this file is in `src`. */
export const packageFolder = join(import.meta.dirname, '..');
