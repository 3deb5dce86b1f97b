import { itWorks } from './works.ts';

itWorks('qa');
