import type { Profile } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/interserver/observed/types.ts';
import type { SearchFacts } from '../../operations/search.ts';
import type { Asking } from '../../rules/asking.ts';
import { apart, takesNoBody } from '../beside-login.ts';
import { readAsking } from '../read-asking.ts';
import { unauthorized } from '../unauthorized.ts';

/** The search of an account without services, as the web client reads it. */
export const search: Profile<unknown, Asking, SearchFacts, operations['getSearch']> = {
  read: readAsking,
  readViolation: takesNoBody,
  say: {
    done: () => ({ status: 200, body: { results: [], tables: {} } }),
    ...unauthorized,
    ...apart,
  },
};
