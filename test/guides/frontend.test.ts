import { freePort } from '../support/redis-server.ts';
import { itWorks } from './works.ts';

itWorks('frontend', async () => ({ 5173: await freePort() }));
