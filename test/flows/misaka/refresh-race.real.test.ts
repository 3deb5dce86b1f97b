import { storesOfRedis } from '../../support/redis-stores.ts';
import { itLetsOneRefreshWin } from './refresh-race-of-stores.ts';

itLetsOneRefreshWin(storesOfRedis);
