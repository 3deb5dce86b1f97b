import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/interserver/documented/routes.ts';
import { commonSwitches, type Switches } from '../records.ts';
import { endpoints } from './endpoints.ts';

/** If the vendor's sources disagree, the reference page decides. */
const policy: Switches = { ...commonSwitches, secondFactorField: '2fa', wrongPasswordStatus: 402 };

/** Replies to requests that reach no operation. */
const errorReplies: ErrorReplies = {
  malformed: () => ({ body: { message: 'invalid path' } }),
  'unsupported-media-type': () => ({ body: { message: 'unsupported content type' } }),
  'too-large': () => ({ body: { message: 'request body too large' } }),
  'not-found': () => ({ body: { message: 'not found' } }),
  'method-not-allowed': () => ({ body: { message: 'method not allowed' } }),
};

/** InterServer as its reference page describes it. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: endpoints.map((both) => both.documented),
  errorReplies,
  policy: { ...policy },
});
