import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/misaka/documented/routes.ts';
import { loginEndpoints } from './login.ts';
import { sessionEndpoints, accountEndpoints } from './session.ts';

/** Replies to requests that reach no operation. */
const errorReplies: ErrorReplies = {
  malformed: () => ({ body: { detail: 'Bad request' } }),
  'unsupported-media-type': () => ({ body: { detail: 'Unsupported media type' } }),
  'too-large': () => ({ body: { detail: 'Request body too large' } }),
  'not-found': () => ({ body: { detail: 'Not Found' } }),
  'method-not-allowed': ({ method }) => ({ body: { detail: `Method "${method}" not allowed.` } }),
};

/** Misaka.io as its documents describe it; the rest follows the framework that it evidently uses. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: [...loginEndpoints, ...sessionEndpoints, ...accountEndpoints],
  errorReplies,
});
