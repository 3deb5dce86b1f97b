import { storesOfRedis } from '../support/redis-stores.ts';
import { itKeeps } from './keeping-of-stores.ts';

itKeeps(storesOfRedis);
