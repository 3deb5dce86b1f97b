import type { ProfileTable } from '../exchange.ts';
import { documented } from './documented/index.ts';

/** Misaka.io in each of its profiles. */
export const misaka: readonly ProfileTable[] = [documented];
