import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { withConsole } from './support/console.ts';

const views = ['Now', 'Requests', 'Accounts', 'Clock', 'State', 'Contracts'];

it('gives each view a link, a heading, a page title and the focus', () =>
  withConsole({}, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const view of [...views.slice(1), 'Now']) {
      await openView(page, view);
      expect(await page.title()).toBe(`${view} · login-emulator`);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByRole('main').count()).toBe(1);
      await page.getByRole('main').and(focused(page)).or(page.getByRole('main').locator(':focus')).waitFor();
      const current = page
        .getByRole('navigation', { name: 'Views' })
        .getByRole('link')
        .and(page.locator('[aria-current="page"]'));
      expect(await current.allInnerTexts()).toEqual([view]);
    }
  }));

it('goes back and forward through the views with the browser', () =>
  withConsole({}, async ({ page }) => {
    await openView(page, 'Clock');
    await openView(page, 'State');
    await page.goBack();
    await page.getByRole('heading', { name: /^Clock/, level: 1 }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { name: 'State', level: 1 }).waitFor();
  }));

it('scrolls the view alone, so that the strip and the links stay', () =>
  withConsole({ height: 400 }, async ({ page }) => {
    for (const view of ['Now', 'Requests', 'Accounts', 'Clock', 'State', 'Contracts']) {
      await page.getByRole('navigation').getByRole('link', { name: view }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(400);
    }
  }));

it('keeps the links of a phone free of notices', () =>
  withConsole({ width: 375, height: 812 }, async ({ page }) => {
    for (const _ of [1, 2]) await page.getByRole('button', { name: 'Switch on', exact: true }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'State' }).click({ timeout: 3000 });
    await page.getByRole('heading', { level: 1, name: 'State' }).waitFor();
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(1);
  }));

it('skips the navigation with the first Tab', () =>
  withConsole({}, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    await skip.and(focused(page)).waitFor();
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    const before = page.url();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
    expect(page.url()).toBe(before);
  }));

it('shows where the focus is, on every control in order', () =>
  withConsole({ at: '#/clock' }, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    const seen = new Set<string>();
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press('Tab');
      const control = await page.evaluate<{ name: string; isShown: boolean } | undefined>(focusedControl);
      if (control === undefined || seen.has(control.name)) break;
      seen.add(control.name);
      expect(control).toEqual({ name: control.name, isShown: true });
    }
    expect([...seen].slice(0, 3)).toEqual(['Skip to the content', 'Now', 'Requests']);
    expect(seen.size).toBeGreaterThan(15);
  }));

it.each(['Requests', 'Accounts'])('searches in %s with /', (view) =>
  withConsole({ at: `#/${view.toLowerCase()}` }, async ({ page }) => {
    const search = page.getByRole('main').getByRole('searchbox');
    await search.waitFor();
    await page.keyboard.press('/');
    await search.and(focused(page)).waitFor();
    await page.keyboard.press('/');
    expect(await search.inputValue()).toBe('/');
  }),
);

it('shows the keys with ?, and closes with Escape', () =>
  withConsole({}, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'This page' });
    await dialog.getByText('Search in the view').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Keys' }).click();
    await dialog.waitFor();
  }));

it.each(['light', 'dark'] as const)("follows the system's %s theme", (colorScheme) =>
  withConsole({ colorScheme }, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await isDark(page)).toBe(colorScheme === 'dark');
    await page.emulateMedia({ colorScheme: colorScheme === 'dark' ? 'light' : 'dark' });
    expect(await isDark(page)).toBe(colorScheme === 'light');
  }),
);

it.each([
  [1280, 'the navigation'],
  [375, 'a dialog of the strip'],
])('switches the theme at %s px in %s, and remembers it', (width) =>
  withConsole({ width }, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (width < 800) await page.getByRole('button', { name: 'Theme and keys' }).click();
    await page.getByRole('radio', { name: 'Dark' }).focus();
    await page.keyboard.press('Space');
    expect(await isDark(page)).toBe(true);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await isDark(page)).toBe(true);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await isDark(page)).toBe(true);
  }),
);

it('announces nothing while requests stream in', () =>
  withConsole({ at: '#/requests' }, async ({ page, emulator }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(countAnnouncements);
    for (let count = 0; count < 60; count += 1) await fetch(`${emulator.url}/api/v1/me?count=${count}`);
    await page.locator('[aria-setsize="60"]').first().waitFor();
    expect(await page.evaluate('window.announcements')).toEqual([]);
  }));

it('announces a notice once, politely', () =>
  withConsole({ at: '#/clock' }, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(countAnnouncements);
    await page.getByRole('button', { name: '+5 min' }).click();
    const notice = page.getByRole('status').filter({ hasText: 'Moved the clock' });
    await notice.waitFor();
    expect(await notice.getAttribute('aria-live')).toBe('polite');
    expect(await page.evaluate<string[]>('window.announcements')).toHaveLength(1);
  }));

it('moves nothing when the system asks for less motion', () =>
  withConsole({}, async ({ page }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    const moving = `[...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      return transitionDuration.split(', ').some((time) => time !== '0s') || animationName !== 'none';
    }).length`;
    for (const view of views) {
      await openView(page, view);
      expect(await page.evaluate(moving)).toBe(0);
    }
  }));

async function openView(page: Page, view: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: view, exact: true })
    .click();
  await page.getByRole('main', { name: view }).getByRole('heading', { level: 1 }).waitFor();
}

function focused(page: Page): Locator {
  return page.locator(':focus');
}

function isDark(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    `getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every((part) => Number(part) < 60)`,
  );
}

/** The name of the focused control, and whether something shows that it has the focus. */
const focusedControl = `(() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const label = focused.labels?.[0];
  const shown = focused.matches('.visually-hidden') && label ? label : focused;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const name = focused.getAttribute('aria-label') ?? label?.textContent ?? focused.textContent;
  return { name: name.trim() || focused.outerHTML, isShown: outlineStyle !== 'none' && outlineWidth !== '0px' };
})()`;

/** Collects the texts that appear in live regions, in `window.announcements`. */
const countAnnouncements = `(() => {
  window.announcements = [];
  const region = '[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])';
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      if (element?.closest(region)) window.announcements.push(element.closest(region).textContent);
      for (const added of addedNodes) {
        if (added instanceof Element && (added.matches('[role="alert"]') || added.querySelector('[role="alert"]')))
          window.announcements.push(added.textContent);
      }
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;
