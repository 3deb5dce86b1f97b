import { expect } from '@jest/globals';
import type { Cell, Headers, OperationTable } from '../exchange.ts';

/** All headers of an answer that tells a visitor its name. */
export const newVisitor: Headers = {
  'content-type': 'application/json',
  'set-cookie': [expect.stringMatching(/^PHPSESSID=[0-9a-f]{32}; path=\/$/)],
};

/** Where an operation is. */
export type Own = Pick<OperationTable, 'profile' | 'operation' | 'url'>;

/** A table of an operation that anyone may get, with what all of them can come to. */
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
