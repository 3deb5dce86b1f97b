import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { commandLineReference } from './command-line.ts';
import { fidelityTable } from './fidelity.ts';
import { optionsTable } from './options.ts';
import { providerTables } from './provider-page.ts';

const end = '<!-- end -->';

/** Holds the part of a page that comes from elsewhere against that; `npm run docs` writes it anew. */
function expectCurrent(file: string, from: string, part: string): void {
  const begin = `<!-- from the ${from}: npm run docs -->`;
  const page = readFileSync(file, 'utf8');
  const [before = '', rest = ''] = page.split(begin);
  const after = rest.slice(rest.indexOf(end) + end.length);
  const current = `${before}${begin}\n\n${part}\n\n${end}${after}`;
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, current);
  expect(readFileSync(file, 'utf8')).toBe(current);
}

it('shows the outcomes of every provider in the README as the contracts have them', () => {
  expectCurrent('README.md', 'contracts', fidelityTable());
});

it('shows every option with its variable in the README as the settings have them', () => {
  expectCurrent('README.md', 'settings', optionsTable());
});

it('shows the help of every command in the reference as the command prints it', () => {
  expectCurrent('docs/reference/command-line.md', 'tables of commands', commandLineReference());
});

it.each(builtInProviders.map((provider) => ({ id: provider.id, provider })))(
  'shows $id’s operations, outcomes, refusals, fields and accounts on its page as they are',
  async ({ id, provider }) => {
    expectCurrent(`docs/providers/${id}.md`, 'contracts', await providerTables(provider));
  },
);
