import { itWorks } from './works.ts';

itWorks('reference/namespaces');
