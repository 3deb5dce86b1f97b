import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/interserver/observed/routes.ts';
import { searchEndpoints } from './account.ts';
import { commonSwitches, type Switches } from '../records.ts';
import { endpoints } from './endpoints.ts';

/** If the vendor's sources disagree: the examples and the web client's needs decide, else the newest prose. */
const policy: Switches = { ...commonSwitches, secondFactorField: 'tfa', wrongPasswordStatus: 401 };

/** Replies to requests that reach no operation, in the format of the one error in the vendor's examples. */
const errorReplies: ErrorReplies = {
  malformed: () => ({ body: { code: 400, message: 'Invalid path' } }),
  'unsupported-media-type': () => ({ body: { code: 415, message: 'Unsupported content type' } }),
  'too-large': () => ({ body: { code: 413, message: 'Request body too large' } }),
  'not-found': () => ({ body: { code: 404, message: 'Not found' } }),
  'method-not-allowed': () => ({ body: { code: 405, message: 'Method not allowed' } }),
};

/** InterServer as its OpenAPI examples show it and its web client needs it. */
export const observed = createProfile({
  contract,
  operations,
  endpoints: [...searchEndpoints, ...endpoints.map((both) => both.observed)],
  errorReplies,
  policy: { ...policy },
});
