import type { components } from '../../generated/marks/types.ts';

/** The types of the marks, generated from their JSON Schema. */
export type Marks = components['schemas'];
