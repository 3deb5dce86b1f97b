import { storesInProcess } from '../../support/stores.ts';
import { itLetsOneRefreshWin } from './refresh-race-of-stores.ts';

itLetsOneRefreshWin(storesInProcess);
