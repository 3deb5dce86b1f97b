import type { ProfileTable } from '../exchange.ts';
import { documented } from './documented/index.ts';
import { observed } from './observed/index.ts';

/** InterServer, in each profile. */
export const interserver: readonly ProfileTable[] = [documented, observed];
