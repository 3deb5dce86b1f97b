import AxeBuilder from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** Fails with the violations that axe finds in the page as it is now: the rule, the elements, and how to mend them. */
export async function expectAccessible(page: Page): Promise<void> {
  // without frames, axe needs no second page to sum up
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} (${String(impact)}) at ${target.join(' ')}: ${failureSummary}`,
    ),
  );
  expect(found).toEqual([]);
  if (passes.length === 0) throw new Error('axe found nothing to check');
}
