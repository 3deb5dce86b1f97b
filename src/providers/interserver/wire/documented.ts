import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/interserver/documented/routes.ts';
import { commonSwitches, type Switches } from '../records.ts';
import { endpoints } from './endpoints.ts';

/** Where the sources disagree, the page's word. */
const policy: Switches = { ...commonSwitches, secondFactorField: '2fa', wrongPasswordStatus: 402 };

/** InterServer's answers where no operation is reached. */
const errorReplies: ErrorReplies = {
  malformed: () => ({ body: { message: 'invalid path' } }),
  'unsupported-media-type': () => ({ body: { message: 'unsupported content type' } }),
  'too-large': () => ({ body: { message: 'request body too large' } }),
  'not-found': () => ({ body: { message: 'not found' } }),
  'method-not-allowed': () => ({ body: { message: 'method not allowed' } }),
};

/** InterServer as its reference page has it. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: endpoints.map((both) => both.documented),
  errorReplies,
  policy: { ...policy },
});
