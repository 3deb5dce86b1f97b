import { freePort } from '../support/free-port.ts';
import { itWorks } from './works.ts';

itWorks('own-provider', async () => ({ 4030: await freePort() }));
