import { storesInProcess } from '../support/stores.ts';
import { itKeepsState } from './state-of-stores.ts';

itKeepsState(storesInProcess);
