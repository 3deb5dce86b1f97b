import type { OperationTable } from '../../exchange.ts';
import { asking, sessionTable } from './authenticated.ts';

/** The search of the observed profile. */
export const getSearch: OperationTable = sessionTable(
  {
    ...{ profile: 'observed', operation: 'getSearch', method: 'GET', url: '/apiv2/search' },
    first: { 200: 'done' },
  },
  [
    { outcome: 'done', status: 200, body: { results: [], tables: {} }, reach: asking() },
    {
      outcome: 'done',
      status: 200,
      when: 'for a search text',
      body: { results: [], tables: {} },
      reach: asking({ query: { search: 'example.com' } }),
    },
  ],
);
