import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { commandLineReference } from './command-line.ts';
import { fidelityTable } from './fidelity.ts';
import { galleryPage } from './gallery-page.ts';
import { errorsPage, operationPage } from './operation-page.ts';
import { marksReference } from './marks.ts';
import { optionsTable } from './options.ts';
import { extraPages, pageText, withGenerated } from './pages.ts';
import { problemCodesTable } from './problem-codes.ts';
import { providerSummary } from './provider-page.ts';
import { fileOf, readProvider } from './provider-pages.ts';

/** Pages that are written by hand, in the folder of each provider that has them. */
const handWritten = ['behavior.md'];
const largestPageBytes = 60_000;
const providers = builtInProviders.map((provider) => ({ id: provider.id, provider }));

it('has every outcome of the logins in docs/reference/evidence.md when the contracts declare it', () => {
  const page = withGenerated('docs/reference/evidence.md', 'contracts', fidelityTable());
  expect(pageText('docs/reference/evidence.md', page)).toBe(page);
});

it('has every option in docs/reference/options.md when the schema of the settings declares it', () => {
  const page = withGenerated('docs/reference/options.md', 'settings', optionsTable());
  expect(pageText('docs/reference/options.md', page)).toBe(page);
});

it('has every key in docs/reference/marks.md when the schema of the marks declares it', () => {
  const page = withGenerated('docs/reference/marks.md', 'schema of the marks', marksReference());
  expect(pageText('docs/reference/marks.md', page)).toBe(page);
});

it('has every command in docs/reference/command-line.md when the tables of commands declare it', () => {
  const page = withGenerated('docs/reference/command-line.md', 'tables of commands', commandLineReference());
  expect(pageText('docs/reference/command-line.md', page)).toBe(page);
});

it('lists every problem code in docs/reference/errors.md when the contract of the control plane declares it', () => {
  const page = withGenerated(
    'docs/reference/errors.md',
    'contract of the control plane',
    problemCodesTable(),
  );
  expect(pageText('docs/reference/errors.md', page)).toBe(page);
});

it('has the refusals of each API of examples/providers in docs/reference/gallery.md', async () => {
  const part = await galleryPage();
  const page = withGenerated('docs/reference/gallery.md', 'contracts of examples/providers', part);
  expect(pageText('docs/reference/gallery.md', page)).toBe(page);
});

it.each(providers)('has the current summary of $id', async ({ id, provider }) => {
  const file = `docs/providers/${id}.md`;
  const page = withGenerated(file, 'contracts', await providerSummary(await readProvider(provider)));
  expect(pageText(file, page)).toBe(page);
});

it.each(providers)('has a current page for each operation of $id', async ({ id, provider }) => {
  const pages = await readProvider(provider);
  const current = [
    ...pages.operations.map((one) => [fileOf(one.id), operationPage(pages, one.id)] as const),
    ['errors.md', errorsPage(pages)] as const,
  ];
  const found = current.map(
    ([name, page]) => [name, pageText(`docs/providers/${id}/${name}`, page)] as const,
  );
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(current));
});

it.each(providers)('has no page in docs/providers/$id for an unknown operation', async ({ id, provider }) => {
  const { operations } = await readProvider(provider);
  const names = [...operations.map((one) => fileOf(one.id)), 'errors.md', ...handWritten];
  expect(extraPages(`docs/providers/${id}`, names)).toEqual([]);
});

it('has no page in docs/providers for an unknown provider', () => {
  const names = providers.flatMap(({ id }) => [`${id}.md`, id]);
  expect(extraPages('docs/providers', names)).toEqual([]);
});

it('keeps every page of docs below 60 KB', () => {
  const files = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name));
  expect(files.filter((file) => statSync(file).size > largestPageBytes)).toEqual([]);
});
