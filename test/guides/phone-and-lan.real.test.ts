import { itWorks } from './works.ts';

itWorks('phone-and-lan');
