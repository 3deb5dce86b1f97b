import type { ProfileTable } from '../exchange.ts';
import { documented } from './documented/index.ts';
import { observed } from './observed/index.ts';

/** ONLYOFFICE, in each profile. */
export const onlyoffice: readonly ProfileTable[] = [documented, observed];
