import { freePort } from '../support/free-port.ts';
import { itWorks } from './works.ts';

itWorks('reference/network', async () => ({ 3001: await freePort() }));
