import { itWorks } from './works.ts';

itWorks('backend-sdks');
