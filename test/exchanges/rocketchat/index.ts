import type { ProfileTable } from '../exchange.ts';
import { documented } from './documented/index.ts';
import { observed } from './observed/index.ts';

/** Rocket.Chat, in each profile. */
export const rocketchat: readonly ProfileTable[] = [documented, observed];
