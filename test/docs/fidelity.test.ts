import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { fidelityTable } from './fidelity.ts';
import { optionsTable } from './options.ts';
import { providerTables } from './provider-page.ts';

const end = '<!-- end -->';

/** Compares the generated part of a page with its source; `npm run docs` updates it. */
function expectCurrent(file: string, from: string, part: string): void {
  const begin = `<!-- from the ${from}: npm run docs -->`;
  const page = readFileSync(file, 'utf8');
  const [before = '', rest = ''] = page.split(begin);
  const after = rest.slice(rest.indexOf(end) + end.length);
  const current = `${before}${begin}\n\n${part}\n\n${end}${after}`;
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, current);
  expect(readFileSync(file, 'utf8')).toBe(current);
}

it('has a current table of outcomes in the README', () => {
  expectCurrent('README.md', 'contracts', fidelityTable());
});

it('has a current table of options in the README', () => {
  expectCurrent('README.md', 'settings', optionsTable());
});

it.each(builtInProviders.map((provider) => ({ id: provider.id, provider })))(
  'has current tables on the page of $id',
  async ({ id, provider }) => {
    expectCurrent(`docs/providers/${id}.md`, 'contracts', await providerTables(provider));
  },
);
