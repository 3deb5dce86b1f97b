import { storesOfRedis } from '../support/redis-stores.ts';
import { itKeepsState } from './state-of-stores.ts';

itKeepsState(storesOfRedis);
