import { freePort } from '../support/free-port.ts';
import { itWorks } from './works.ts';

itWorks('recording', async () => ({ 4040: await freePort() }));
