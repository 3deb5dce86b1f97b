import { join } from 'node:path';

/** Where the package stands: its bundles are in `dist`, as this file is in `src`. */
export const packageFolder = join(import.meta.dirname, '..');
