import { storesOfRedis } from '../support/redis-stores.ts';
import { itCountsTimes } from './times-of-stores.ts';

itCountsTimes(storesOfRedis);
