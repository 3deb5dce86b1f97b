import { freePort } from '../support/redis-server.ts';
import { itWorks } from './works.ts';

itWorks('from-prism', async () => ({ 4020: await freePort() }));
