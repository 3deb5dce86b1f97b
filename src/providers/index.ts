import type { Provider } from '../core/provider.ts';
import { interserver } from './interserver/index.ts';
import { misaka } from './misaka/index.ts';
import { onlyoffice } from './onlyoffice/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** All emulated vendors. */
export const builtInProviders: readonly Provider[] = [interserver, rocketchat, misaka, onlyoffice];
