import { itWorks } from './works.ts';

itWorks('testcontainers');
