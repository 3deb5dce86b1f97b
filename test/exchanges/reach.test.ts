import { expect, it } from '@jest/globals';
import { catalogueOf } from '../../src/catalogue.ts';
import { tables } from './tables.ts';

const switchedOn = 'only when switched on';
/** The accounts that are named for what they show. */
const telling = ['totp', 'disabled', 'unverified', 'captcha'];

it.each(tables)(
  '$provider says of no outcome but those without a way that they must be switched on',
  async (table) => {
    const { outcomes } = await catalogueOf(table);
    const said = outcomes.map(({ outcome, reach }) => `${outcome}: ${reach === switchedOn}`);
    const found = table.cells.map(({ outcome, reach }) => `${outcome}: ${reach === undefined}`);
    expect(new Set(said)).toEqual(new Set(found));
  },
);

it.each(tables)(
  '$provider names the account and the option with which an outcome is reached',
  async (table) => {
    const { outcomes } = await catalogueOf(table);
    for (const { outcome, status, reach, budgeted } of table.cells) {
      const entry = outcomes.find((one) => one.outcome === outcome && one.status === status);
      const sent = JSON.stringify(reach?.body ?? {});
      const accounts = telling.filter((name) => !table.account.startsWith(name) && sent.includes(`"${name}`));
      const words = [...accounts, ...(budgeted === true ? ['--request-budget vendor'] : [])];
      for (const word of words) expect(entry?.reach).toContain(word);
    }
  },
);
