import { afterAll, expect, it } from '@jest/globals';
import type { Headers } from './exchange.ts';
import { headersOf, lastResponse } from './run-exchange.ts';
import { cells } from './tables.ts';
import { inCore, sharedWorlds } from './harness.ts';

const worlds = sharedWorlds();
afterAll(() => worlds.close());

const natural = cells.flatMap(({ name, table, cell }) =>
  cell.reach === undefined ? [] : [{ name, table, cell, reach: cell.reach }],
);

// one cell needs 1500 requests
it.each(natural)(
  'reaches $name through the API, over HTTP',
  async ({ table, cell, reach }) => {
    const { outcome, status, body } = cell;
    expect(await lastResponse(table, cell, reach, worlds.open)).toEqual({
      ...{ outcome, status, body },
      headers: headersOf(table, cell),
    });
  },
  240_000,
);

it.each(natural)('reaches $name through the API, in the core', async ({ table, cell, reach }) => {
  const { outcome, status, body } = cell;
  const { headers, ...said } = await lastResponse(table, cell, reach, inCore);
  expect(said).toEqual({ outcome, status, body });
  expect(withoutType(headers)).toEqual(withoutType(headersOf(table, cell)));
});

/** Removes the content type, which the core doesn't set. */
function withoutType({ 'content-type': _, ...headers }: Headers): Headers {
  return headers;
}
