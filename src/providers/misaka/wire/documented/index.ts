import { createProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/misaka/documented/routes.ts';
import { loginEndpoints } from './login.ts';
import { sessionEndpoints } from './session.ts';
import { accountEndpoints } from './account.ts';
import { refuse } from './refuse.ts';

/** Misaka.io as its documents and its evident framework have it. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: [...loginEndpoints, ...sessionEndpoints, ...accountEndpoints],
  errorReplies: refuse,
});
