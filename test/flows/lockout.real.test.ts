import { storesOfRedis } from '../support/redis-stores.ts';
import { itCountsFailures } from './lockout-of-stores.ts';

itCountsFailures(storesOfRedis);
