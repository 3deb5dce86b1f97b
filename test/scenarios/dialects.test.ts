import { expect, it } from '@jest/globals';
import request from 'supertest';
import { cells } from '../exchanges/tables.ts';
import { catalogueOf } from '../../src/catalogue.ts';
import { rooms } from '../../src/providers/rooms.ts';
import { testApp } from '../support/app.ts';

/** Outcomes that two or more providers have, each with how every one of them says it. */
const shared = [...new Set(cells.map(({ cell }) => cell.outcome))]
  .map((outcome) => ({ outcome, said: cells.filter(({ cell }) => cell.outcome === outcome) }))
  .filter(({ said }) => said.length > 1);

it('holds every outcome that two or more providers have', async () => {
  const known = await Promise.all(
    rooms.map(async ({ profiles }) => [
      ...new Set((await catalogueOf(profiles.documented.contract)).outcomes.map(({ outcome }) => outcome)),
    ]),
  );
  const all = known.flat();
  const twice = [...new Set(all.filter((outcome, index) => all.indexOf(outcome) !== index))];
  expect(shared.map(({ outcome }) => outcome).sort()).toEqual(twice.sort());
});

/** Every test has a namespace of its own. */
const app = testApp();

it.each(shared)(
  '$outcome, switched on once for everyone, is said in each dialect, as the contract’s example has it',
  async ({ outcome, said }) => {
    const where = { 'x-emulator-namespace': outcome };
    const armed = await request(app).post('/__admin/scenarios').set(where).send({ outcome });
    expect(armed.status).toBe(201);
    for (const { table, cell } of said) {
      const { body, path = {} } = table.plain;
      const response = await request(app).post(table.url(path)).set(where).send(body);
      const dialect = { provider: table.provider, outcome: response.get('x-emulator-outcome') };
      const answer: unknown = response.body;
      expect({ ...dialect, status: response.status, body: answer }).toEqual({
        provider: table.provider,
        outcome,
        status: cell.status,
        body: cell.forcedBody ?? cell.body,
      });
      // who signs in, and with which token, is no example's to say
      if (outcome === 'signed-in') continue;
      const { outcomes } = await catalogueOf(table);
      const examples = outcomes.filter((one) => one.outcome === outcome);
      expect(examples.map((one) => ({ status: one.status, body: one.body }))).toContainEqual({
        status: response.status,
        body: answer,
      });
    }
  },
);
