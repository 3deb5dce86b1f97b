import { readFileSync, statSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { capture, mostBytes } from '../../tools/screenshots/capture.ts';
import { pathOf } from '../../tools/screenshots/path.ts';
import { startBrowser } from '../admin/docs/watched-page.ts';
import { differenceOf } from './picture-difference.ts';

// opens every view
jest.setTimeout(120_000);

/** Fonts and their edges differ between machines; another view differs more. */
const mostDifference = 0.02;

it('has a small, current picture of every view', async () => {
  const taken = await capture();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    for (const [index, { name, image }] of taken.entries()) {
      expect([name, await differenceOf(page, readFileSync(pathOf(name)), image)]).toEqual([
        name,
        aboutZero(),
      ]);
      expect(statSync(pathOf(name)).size).toBeLessThanOrEqual(mostBytes);
      // the comparison notices the picture of another view
      const other = taken[(index + 1) % taken.length]?.image ?? image;
      expect(await differenceOf(page, image, other)).toBeGreaterThan(2 * mostDifference);
    }
  } finally {
    await browser.close();
  }
});

/** Matches a share that is too small to see. */
function aboutZero(): unknown {
  return { asymmetricMatch: (share: unknown) => typeof share === 'number' && share < mostDifference };
}
