import type { ProfileTable } from '../exchange.ts';
import { documented } from './documented/index.ts';

/** Misaka.io, in its only profile. */
export const misaka: readonly ProfileTable[] = [documented];
