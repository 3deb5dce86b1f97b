import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** What every namespace starts with. */
export const fixtureCalls = {
  putFixtures: notBuilt,
} satisfies Calls<'putFixtures'>;
