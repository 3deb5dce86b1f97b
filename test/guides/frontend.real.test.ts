import { freePort } from '../support/free-port.ts';
import { itWorks } from './works.ts';

itWorks('frontend', async () => ({ 5173: await freePort() }));
