import { itWorks } from './works.ts';

itWorks('signed-in');
