import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { AppOptions } from '../../src/index.ts';
import { rooms } from '../../src/providers/rooms.ts';
import { testApp } from '../support/app.ts';
import { testEmulator } from '../support/emulator.ts';
import { serve } from '../support/server.ts';
import type { Cell, LoginTable, Sent } from './cell.ts';
import { cells, tables } from './tables.ts';

const natural = cells.flatMap(({ name, table, cell }) =>
  cell.reach === undefined ? [] : [{ name, table, cell, reach: cell.reach }],
);

function post(app: string | ReturnType<typeof testApp>, table: LoginTable, { body, path = {} }: Sent) {
  return request(app).post(table.url(path)).send(body);
}

// one of them is reached after 1500 requests
it.each(natural)(
  '$name is reached by using the API, over HTTP',
  async ({ table, cell, reach }) => {
    const { profile } = table;
    const server = await serve(
      testApp({ profile, requestBudget: cell.budgeted === true ? 'vendor' : 'off' }),
    );
    for (let sent = 0; sent < (cell.before ?? 0); sent += 1) await post(server.url, table, reach);
    const response = await post(server.url, table, reach);
    await server.close();
    expect(response.headers['x-emulator-outcome']).toBe(cell.outcome);
    expect(answered(response)).toEqual({ status: cell.status, body: cell.body });
  },
  60_000,
);

it.each(natural)('$name is reached by using the API, in the core', async ({ table, cell, reach }) => {
  const { send } = testEmulator({ profile: table.profile, budgeted: cell.budgeted ?? false });
  const once = () =>
    send(table.provider, table.operation, reach.body, reach.path === undefined ? {} : { path: reach.path });
  for (let sent = 0; sent < (cell.before ?? 0); sent += 1) await once();
  const { outcome, status, body } = await once();
  expect({ outcome, status, body }).toEqual({ outcome: cell.outcome, status: cell.status, body: cell.body });
});

it.each(cells)('$name is switched on by a scenario of the fixtures', async ({ table, cell }) => {
  const room = rooms.find(({ id }) => id === table.provider);
  const scenarios = [{ account: table.account, operation: table.operation, outcome: cell.outcome }];
  const fixtures: AppOptions['fixtures'] = {
    [table.provider]: { ...(room?.defaultFixture as object), scenarios },
  };
  const response = await post(testApp({ profile: table.profile, fixtures }), table, table.plain);
  expect(response.headers['x-emulator-outcome']).toBe(cell.outcome);
  expect(answered(response)).toEqual(forced(cell));
});

it.each(cells)('$name is switched on by one header', async ({ table, cell }) => {
  for (const word of ['outcome', 'example']) {
    const response = await post(testApp({ profile: table.profile }), table, table.plain).set(
      'Prefer',
      `${word}=${cell.outcome}`,
    );
    expect(response.headers['preference-applied']).toBe(`outcome=${cell.outcome}`);
    expect(answered(response)).toEqual(forced(cell));
  }
});

it.each(tables)(
  '$provider gives the first outcome of a status that is asked for by number',
  async (table) => {
    const given: Record<number, unknown> = {};
    for (const status of Object.keys(table.first).map(Number)) {
      const response = await post(testApp({ profile: table.profile }), table, table.plain).set(
        'Prefer',
        `code=${status}`,
      );
      expect(response.status).toBe(status);
      given[status] = response.headers['x-emulator-outcome'];
    }
    expect(given).toEqual(table.first);
  },
);

function forced({ status, body, forcedBody = body }: Cell) {
  return { status, body: forcedBody };
}

function answered({ status, body }: { readonly status: number; readonly body: unknown }) {
  return { status, body };
}
