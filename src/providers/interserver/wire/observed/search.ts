import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/interserver/observed/routes.ts';
import { search } from '../../operations/search.ts';
import { commonReplies } from '../common-replies.ts';
import { readCredentials } from '../read-credentials.ts';
import { unauthorized } from '../unauthorized.ts';

/** The search. */
export const searchEndpoints = [
  /** The search of an account without services, as the web client reads it. */
  bind(operations.getSearch, search).to({
    read: readCredentials,
    render: {
      done: () => ({ status: 200, body: { results: [], tables: {} } }),
      ...unauthorized,
      ...commonReplies,
    },
  }),
];
