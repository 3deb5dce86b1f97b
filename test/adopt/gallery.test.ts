import { beforeAll, expect, it } from '@jest/globals';
import { galleryIds } from '../gallery/gallery.ts';
import { floors } from './floors.ts';
import { galleryOpen } from './gallery-open.ts';
import { galleryKeyOf } from './gallery-keys.ts';
import { faultsText, figuresOf, measured, tableText, total, type Measured } from './table.ts';

const rows: Measured[] = [];

beforeAll(async () => {
  const keys = await Promise.all(galleryIds.map(galleryKeyOf));
  rows.push(...keys.map(({ key, document }) => measured(key, document)));
});

it('recognises the logins of the gallery as well as before', () => {
  const all = total('all', rows);
  process.stdout.write(`${tableText([...rows, all])}\n`);
  if (process.env['ADOPT_TABLE'] === 'faults') process.stdout.write(`${faultsText(rows)}\n`);
  const { right, wrongOfSure, wrongOfSignIn } = figuresOf(all);
  expect(right).toBeGreaterThanOrEqual(floors.gallery.right);
  expect(wrongOfSure).toBeLessThanOrEqual(floors.gallery.wrongOfSure);
  expect(wrongOfSignIn).toBeLessThanOrEqual(floors.gallery.wrongOfSignIn);
});

it('finds the sign-in of each API', () => {
  const without = rows.filter(
    ({ marks }) => !marks.some(({ result, text }) => result === 'right' && text.endsWith(': sign-in')),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});

it('leaves only operations open that the marks of the gallery have', async () => {
  const titles = await Promise.all(
    Object.entries(galleryOpen).map(async ([id, open]) => {
      const { marked } = await galleryKeyOf(id);
      return Object.keys(open).filter((title) => !marked.includes(title));
    }),
  );
  expect(titles.flat()).toEqual([]);
});
