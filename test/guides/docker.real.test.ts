import { itWorks } from './works.ts';

itWorks('docker');
