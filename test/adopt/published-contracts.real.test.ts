import { beforeAll, expect, it } from '@jest/globals';
import { contractOf } from './contracts.ts';
import { floors } from './floors.ts';
import { readKeys } from './keys.ts';
import { faultsText, figuresOf, measured, tableText, total, type Measured } from './table.ts';

// dozens of packages are fetched, and some apps are installed
const longestFetchMs = 3_600_000;
const rows: Measured[] = [];

beforeAll(async () => {
  for (const key of readKeys()) rows.push(measured(key, await contractOf(key.contract)));
  // rows of the contracts that are never tuned on would tempt those who tune
  const isEach = process.env['ADOPT_TABLE'] === 'each';
  const shown = isEach ? rows : rows.filter((row) => row.tuned);
  process.stdout.write(`${tableText([...shown, groupOf('tuned'), groupOf('others')])}\n`);
  if (process.env['ADOPT_TABLE'] === 'faults') process.stdout.write(`${faultsText(rows)}\n`);
}, longestFetchMs);

function groupOf(group: 'tuned' | 'others'): Measured {
  const chosen = rows.filter((row) => row.tuned === (group === 'tuned'));
  return total(`all ${String(chosen.length)} ${group}`, chosen);
}

it('measures at least twenty contracts, at least half of which were never tuned on', () => {
  const others = rows.filter((row) => !row.tuned);
  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect(others.length * 2).toBeGreaterThanOrEqual(rows.length - 1);
});

it.each(['tuned', 'others'] as const)('recognises the logins of %s contracts as well as before', (group) => {
  const { right, wrongOfSure, wrongOfSignIn } = figuresOf(groupOf(group));
  expect(right).toBeGreaterThanOrEqual(floors[group].right);
  expect(wrongOfSure).toBeLessThanOrEqual(floors[group].wrongOfSure);
  expect(wrongOfSignIn).toBeLessThanOrEqual(floors[group].wrongOfSignIn);
});
