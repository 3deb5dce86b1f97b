import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const folder = 'docs/decisions';
const pages = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .sort();

it('lists every decision with its title and a sentence, in order', () => {
  const list = readFileSync(join(folder, 'README.md'), 'utf8');
  const rows = [...list.matchAll(/^\| \[(\d+)\]\((.*?)\) +\| (.*?) +\| (\S.*?) +\|$/gm)];
  expect(rows.map(([, number, file, title]) => ({ file, heading: `# ${number}. ${title}` }))).toEqual(
    pages.map((file) => ({ file, heading: readFileSync(join(folder, file), 'utf8').split('\n')[0] })),
  );
});

it.each(pages)('%s has its number, its three sections and at most 40 lines', (file) => {
  const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  expect(file).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
  expect(lines[0]).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. \\S`));
  expect(lines.filter((line) => line.startsWith('## '))).toEqual([
    '## Context',
    '## Decision',
    '## Consequences',
  ]);
  expect(lines.length).toBeLessThanOrEqual(40);
});
