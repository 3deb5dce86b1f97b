import type { operations as Documented } from '../../../generated/interserver/documented/types.ts';
import type { operations as Observed } from '../../../generated/interserver/observed/types.ts';

/** An operation as both contracts declare it. */
export type BothProfiles<Name extends keyof Documented & keyof Observed> = Documented[Name] & Observed[Name];
