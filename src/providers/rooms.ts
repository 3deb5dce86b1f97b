import type { Room } from '../core/room.ts';
import { interserver } from './interserver/index.ts';
import { misaka } from './misaka/index.ts';
import { onlyoffice } from './onlyoffice/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** Every emulated vendor. */
export const rooms: readonly Room[] = [interserver, rocketchat, misaka, onlyoffice];
