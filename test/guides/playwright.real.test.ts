import { itWorks } from './works.ts';

itWorks('playwright');
