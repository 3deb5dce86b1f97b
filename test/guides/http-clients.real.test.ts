import { itWorks } from './works.ts';

itWorks('http-clients');
