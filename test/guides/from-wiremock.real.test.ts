import { itWorks } from './works.ts';

itWorks('from-wiremock');
