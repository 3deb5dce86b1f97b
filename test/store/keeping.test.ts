import { storesInProcess } from '../support/stores.ts';
import { itKeeps } from './keeping-of-stores.ts';

itKeeps(storesInProcess);
