import { itsProgramWorks } from './works.ts';

itsProgramWorks('library');
