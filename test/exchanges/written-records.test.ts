import { expect, it } from '@jest/globals';
import { sharedRecordSchemas } from '../../src/core/record-schema.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import type { Written } from '../support/checked-store.ts';
import { lastResponse } from './run-exchange.ts';
import { tables } from './tables.ts';
import { inCore } from './harness.ts';

const written: Written = new Set();

it.each(tables.map((table) => [`${table.provider} ${table.profile} ${table.operation}`, table] as const))(
  'writes only records that match their schemas when each outcome of %s is reached',
  async (_name, table) => {
    for (const cell of table.cells) {
      if (cell.reach === undefined) continue;
      const { status } = await lastResponse(table, cell, cell.reach, (one, settings) =>
        inCore(one, { ...settings, written }),
      );
      expect(status).toBe(cell.status);
    }
  },
);

// no request of the tables writes them
const elsewhere = ['first', 'namedSessions', 'usedCodes', 'positions'];

it('writes all collections except four when all outcomes are reached', () => {
  const declared = builtInProviders.flatMap(({ id, recordSchemas: recordForms = {} }) =>
    Object.keys(recordForms).map((name) => `${id}/${name}`),
  );
  const shared = Object.keys(sharedRecordSchemas);
  const met = new Set([...written].flatMap((name) => [name, name.split('/')[1] ?? '']));
  expect([...declared, ...shared].filter((name) => !met.has(name))).toEqual(elsewhere);
});
