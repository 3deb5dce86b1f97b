import { expect, it } from '@jest/globals';
import type { CatalogueEntry } from '../../src/core/catalogue.ts';
import { catalogueOf } from '../support/catalogue.ts';
import type { OperationTable } from './exchange.ts';
import { besides, forcedCells, tables } from './tables.ts';

const switchedOn = 'only when forced';
/** Accounts whose names describe what they are for. */
const telling = ['totp', 'disabled', 'unverified', 'captcha'];

it.each(tables)(
  '$provider $profile $operation documents "only when forced" for exactly the outcomes without a request',
  async (table) => {
    const entries = await entriesOf(table);
    const said = entries.map(({ outcome, status, reach }) => `${status} ${outcome}: ${reach === switchedOn}`);
    const cells = table.cells.filter(({ reach }) => reach !== undefined);
    const sent = besides.filter((one) => isOf(table, one)).map(({ said, status }) => `${status} ${said}`);
    const reachable = new Set([...cells.map(({ status, outcome }) => `${status} ${outcome}`), ...sent]);
    const found = entries
      .map(({ outcome, status }) => `${status} ${outcome}`)
      .map((name) => `${name}: ${!reachable.has(name)}`);
    expect(said).toEqual(found);
  },
);

it.each(forcedCells)(
  '$name documents the account, policy switch and option that reach it',
  async ({ table, cell: { outcome, status, reach = {}, policy = {}, budgeted } }) => {
    const entries = await entriesOf(table);
    const entry = entries.find((one) => one.outcome === outcome && one.status === status);
    const sent = typeof reach === 'function' ? '' : JSON.stringify(reach.body ?? {});
    const own = table.account ?? '';
    const accounts = telling.filter((name) => !own.startsWith(name) && sent.includes(`"${name}`));
    const options = budgeted === true ? ['--request-budget vendor'] : [];
    const words = [...accounts, ...Object.keys(policy), ...options];
    expect(words.filter((word) => entry?.reach.includes(word) !== true)).toEqual([]);
  },
);

async function entriesOf(table: OperationTable): Promise<readonly CatalogueEntry[]> {
  const { outcomes } = await catalogueOf(table);
  return outcomes.filter(({ operation }) => operation === table.operation);
}

function isOf(table: OperationTable, one: (typeof besides)[number]): boolean {
  const { provider, profile, operation } = table;
  return one.provider === provider && one.profile === profile && one.operation === operation;
}
