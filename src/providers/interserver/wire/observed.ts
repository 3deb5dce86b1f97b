import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/interserver/observed/routes.ts';
import { searchEndpoints } from './account.ts';
import { commonSwitches, type Switches } from '../records.ts';
import { endpoints } from './endpoints.ts';

/** Where the sources disagree, the examples' word and what the web client needs; else the newest prose's. */
const policy: Switches = { ...commonSwitches, secondFactorField: 'tfa', wrongPasswordStatus: 401 };

/** InterServer's answers where no operation is reached, in the form of the one that its examples show. */
const errorReplies: ErrorReplies = {
  malformed: () => ({ body: { code: 400, message: 'Invalid path' } }),
  'unsupported-media-type': () => ({ body: { code: 415, message: 'Unsupported content type' } }),
  'too-large': () => ({ body: { code: 413, message: 'Request body too large' } }),
  'not-found': () => ({ body: { code: 404, message: 'Not found' } }),
  'method-not-allowed': () => ({ body: { code: 405, message: 'Method not allowed' } }),
};

/** InterServer as its OpenAPI examples have it and its web client needs it. */
export const observed = createProfile({
  contract,
  operations,
  endpoints: [...searchEndpoints, ...endpoints.map((both) => both.observed)],
  errorReplies,
  policy: { ...policy },
});
