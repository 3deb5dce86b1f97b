import { itWorks } from './works.ts';

itWorks('cypress');
