import { itWorks } from './works.ts';

itWorks('library');
