import { itWorks } from './works.ts';

itWorks('https');
