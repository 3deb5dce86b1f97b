import { freePort } from '../support/free-port.ts';
import { itWorks } from './works.ts';

itWorks('from-prism', async () => ({ 4020: await freePort(), 4021: await freePort() }));
