import { afterAll, expect, it } from '@jest/globals';
import type { StringMap } from '../../src/core/operation.ts';
import type { Cell, Headers, OperationTable } from './exchange.ts';
import { fixturesOf, headersOf, sentBy } from './run-exchange.ts';
import { forcedCells, namedCells, tables } from './tables.ts';
import { sharedWorlds, type WorldSettings } from './harness.ts';

const worlds = sharedWorlds();
afterAll(() => worlds.close());

it.each(namedCells)('forces $name by a scenario of the fixtures', async ({ table, cell }) => {
  const { operation, account } = table;
  const scenario = { operation, outcome: cell.outcome, ...(account === undefined ? {} : { account }) };
  expect(await forcedAnswer(table, cell, {}, [scenario])).toEqual(forced(table, cell));
});

it.each(namedCells)('forces $name by a Prefer header', async ({ table, cell }) => {
  for (const word of ['outcome', 'example']) {
    const prefer = `${word}=${cell.outcome}`;
    expect(await forcedAnswer(table, cell, { prefer })).toEqual(forced(table, cell, applied(cell)));
  }
});

it.each(forcedCells)('forces $name by a Prefer header with its status code', async ({ table, cell }) => {
  const prefer = `outcome=${cell.outcome}, code=${cell.status}`;
  expect(await forcedAnswer(table, cell, { prefer })).toEqual(forced(table, cell, applied(cell)));
});

it.each(tables)(
  '$provider $profile $operation returns the first outcome of a status code that a Prefer header requests',
  async (table) => {
    const given: Record<number, unknown> = {};
    for (const code of Object.keys(table.first).map(Number)) {
      const { status, outcome } = await answerToPlain(table, { prefer: `code=${code}` });
      expect(status).toBe(code);
      given[status] = outcome;
    }
    expect(given).toEqual(table.first);
  },
);

/** Forces a cell on the request that would succeed. */
function forcedAnswer(table: OperationTable, cell: Cell, headers: StringMap, scenarios?: readonly object[]) {
  return answerToPlain(table, headers, fixturesOf(table, cell, scenarios));
}

/** Sends the request that would succeed over HTTP, with additional headers. */
async function answerToPlain(table: OperationTable, headers: StringMap, settings: WorldSettings = {}) {
  const world = await worlds.open(table, settings);
  try {
    const sent = await sentBy(table.plain, world);
    return await world.send({ ...sent, headers: { ...sent.headers, ...headers } });
  } finally {
    await world.close();
  }
}

/** Returns the expected answer of a forced cell, without rate limit headers. */
function forced(table: OperationTable, cell: Cell, own: Headers = {}) {
  const { outcome, status, body, forcedBody = body, budgeted = false } = cell;
  const headers = budgeted ? expect.objectContaining(own) : { ...headersOf(table, cell), ...own };
  return { outcome, status, body: forcedBody, headers };
}

/** Returns the header that confirms the requested outcome. */
function applied({ outcome }: Cell): Headers {
  return { 'preference-applied': `outcome=${outcome}` };
}
