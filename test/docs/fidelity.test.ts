import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { rooms } from '../../src/providers/rooms.ts';
import { fidelityTable, providerTables } from './fidelity.ts';

const begin = '<!-- from the contracts: npm run docs -->';
const end = '<!-- end -->';

/** Holds the part of a page that comes from the contracts against them; `npm run docs` writes it anew. */
function expectCurrent(file: string, part: string): void {
  const page = readFileSync(file, 'utf8');
  const [before = '', rest = ''] = page.split(begin);
  const [, after = ''] = rest.split(end);
  const current = `${before}${begin}\n\n${part}\n\n${end}${after}`;
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, current);
  expect(readFileSync(file, 'utf8')).toBe(current);
}

it('shows the outcomes of every provider in the README as the contracts have them', () => {
  expectCurrent('README.md', fidelityTable());
});

it.each(rooms.map((room) => ({ id: room.id, room })))(
  'shows $id’s outcomes, refusals, fields and accounts on its page as they are',
  async ({ id, room }) => {
    expectCurrent(`docs/providers/${id}.md`, await providerTables(room));
  },
);
