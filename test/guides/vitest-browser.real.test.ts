import { itWorks } from './works.ts';

itWorks('vitest-browser');
