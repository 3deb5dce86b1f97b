import type { OperationWire } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/interserver/observed/types.ts';
import type { SearchFacts } from '../../operations/search.ts';
import type { Credentials } from '../../domain/authenticate.ts';
import { commonReplies, takesNoBody } from '../common-replies.ts';
import { readCredentials } from '../read-credentials.ts';
import { unauthorized } from '../unauthorized.ts';

/** The search of an account without services, as the web client reads it. */
export const search: OperationWire<unknown, Credentials, SearchFacts, operations['getSearch']> = {
  read: readCredentials,
  readViolation: takesNoBody,
  render: {
    done: () => ({ status: 200, body: { results: [], tables: {} } }),
    ...unauthorized,
    ...commonReplies,
  },
};
