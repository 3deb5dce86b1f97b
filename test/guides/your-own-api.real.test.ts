import { itWorks } from './works.ts';

itWorks('your-own-api');
