import { storesOfRedis } from '../support/redis-stores.ts';
import { itConforms } from './conformance-of-stores.ts';

itConforms(storesOfRedis);
