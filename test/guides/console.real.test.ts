import { itWorks } from './works.ts';

itWorks('console');
