import { expect } from '@jest/globals';
import type { Cell, Headers, OperationTable } from '../exchange.ts';

/** All headers of an answer that sets the visitor cookie. */
export const newVisitor: Headers = {
  'content-type': 'application/json',
  'set-cookie': [expect.stringMatching(/^PHPSESSID=[0-9a-f]{32}; path=\/$/)],
};

/** The place of an operation. */
export type Own = Pick<OperationTable, 'profile' | 'operation' | 'url'>;

/** Returns the table of a public GET operation, with the outcomes that all of them share. */
export function besideLogin(
  own: Own,
  cells: readonly Cell[],
  first: OperationTable['first'],
): OperationTable {
  return {
    provider: 'interserver',
    method: 'GET',
    ...own,
    plain: {},
    first: { ...first, 429: 'rate-limited', 500: 'server-error', 503: 'unavailable' },
    cells: [
      ...cells,
      {
        outcome: 'rate-limited',
        status: 429,
        body: { code: 429, message: 'Too many requests' },
        reach: {},
        before: 60,
        budgeted: true,
      },
      { outcome: 'server-error', status: 500, body: { code: 500, message: 'Internal server error' } },
      { outcome: 'unavailable', status: 503, body: { code: 503, message: 'Service unavailable' } },
    ],
  };
}
