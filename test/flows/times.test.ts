import { storesInProcess } from '../support/stores.ts';
import { itCountsTimes } from './times-of-stores.ts';

itCountsTimes(storesInProcess);
