import { itWorks } from './works.ts';

itWorks('package-managers');
