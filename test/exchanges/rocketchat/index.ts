import type { ProfileTable } from '../exchange.ts';
import { documented } from './documented/index.ts';
import { observed } from './observed/index.ts';

/** Rocket.Chat in each of its profiles. */
export const rocketchat: readonly ProfileTable[] = [documented, observed];
