import { expect, it } from '@jest/globals';
import request from 'supertest';
import { sentBy } from '../exchanges/run-exchange.ts';
import { namedCells } from '../exchanges/tables.ts';
import { worldOf } from '../exchanges/harness.ts';
import { catalogueOf } from '../support/catalogue.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testApp } from '../support/app.ts';
import { createClient } from '../support/client.ts';
import { serve } from '../support/server.ts';

/** The cells without policy switches, and those of outcomes that always need a switch. */
const documented = namedCells.filter(
  ({ table, cell: { outcome, policy } }) =>
    table.profile === 'documented' &&
    (policy === undefined || table.cells.every((one) => one.outcome !== outcome || one.policy !== undefined)),
);

/** Outcomes that two or more providers have, each with its cells at these providers. */
const shared = [...new Set(documented.map(({ cell }) => cell.outcome))]
  .map((outcome) => ({ outcome, said: documented.filter(({ cell }) => cell.outcome === outcome) }))
  .filter(({ said }) => new Set(said.map(({ table }) => table.provider)).size > 1);

it('covers every outcome that two or more providers have', async () => {
  const known = await Promise.all(
    builtInProviders.map(async ({ profiles }) => [
      ...new Set((await catalogueOf(profiles.documented.contract)).outcomes.map(({ outcome }) => outcome)),
    ]),
  );
  const all = known.flat();
  const twice = [...new Set(all.filter((outcome, index) => all.indexOf(outcome) !== index))];
  expect(shared.map(({ outcome }) => outcome).sort()).toEqual(twice.sort());
});

it.each(shared)(
  'answers $outcome with each contract’s example when one scenario forces it for all providers',
  async ({ outcome, said }) => {
    const server = await serve(testApp());
    const client = createClient(server.port);
    try {
      const ready = [];
      for (const { table, cell } of said) {
        const world = worldOf(client, table);
        ready.push({ table, cell, world, sent: await sentBy(table.plain, world) });
      }
      const armed = await request(server.url).post('/__admin/scenarios').send({ outcome });
      expect(armed.status).toBe(201);
      for (const { table, cell, world, sent } of ready) {
        const answer = await world.send(sent);
        const { provider, operation } = table;
        const { status, body, forcedBody = body } = cell;
        const given = { provider, operation, outcome: answer.outcome, status: answer.status };
        expect({ ...given, body: answer.body }).toEqual({
          ...{ provider, operation, outcome, status },
          body: forcedBody,
        });
        // an example cannot know the account that is signed in or its token
        if (status < 400) continue;
        const { outcomes } = await catalogueOf(table);
        const examples = outcomes.filter((one) => one.outcome === outcome && one.operation === operation);
        expect(examples.map((one) => ({ status: one.status, body: one.body }))).toContainEqual({
          status,
          body: answer.body,
        });
      }
    } finally {
      client.close();
      await server.close();
    }
  },
);
