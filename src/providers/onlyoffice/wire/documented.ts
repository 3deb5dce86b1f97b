import { createProfile } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/onlyoffice/documented/routes.ts';
import type { Switches } from '../records.ts';
import { endpoints } from './endpoints.ts';
import { createErrorReplies } from './replies.ts';

/** Defaults of the switches, as far as the document shows them. */
const policy: Switches = { lockoutRule: 'fixed', preferPasswordHash: false };

/** ONLYOFFICE exactly as documented: replies are flat, and failures don't name their exceptions. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: endpoints.map((both) => both.documented),
  errorReplies: createErrorReplies(({ body }) => ({ body })),
  policy: { ...policy },
});
