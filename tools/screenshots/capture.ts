import type { Browser, BrowserContext, Page } from 'playwright-core';
import { shownOrigin, startBrowser } from './browser.ts';
import { withBuiltEmulator } from './built-emulator.ts';
import { playStory, storyEndsAt } from './story.ts';
import { openView, picturedViews } from './views.ts';

/** A screenshot of a view. */
interface Screenshot {
  readonly name: string;
  readonly image: Buffer;
}

/** How the screenshots look. */
interface Look {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

/** The most bytes of a picture; it is as sharp as they allow. */
export const mostBytes = 60_000;

const qualities = [70, 60, 50, 40] as const;

/** The look of the pictures in the documentation. */
const documented: Look = { width: 1200, height: 720, colorScheme: 'light' };

/** Takes a WebP screenshot of each view of the console of the built emulator, after the story. */
export function capture(look: Look = documented): Promise<readonly Screenshot[]> {
  return withBuiltEmulator(async (url) => {
    await playStory(url);
    const browser = await startBrowser(url);
    try {
      const context = await openContext(browser, url, look);
      const screenshots: Screenshot[] = [];
      for (const view of picturedViews) {
        const page = await context.newPage();
        await openView(page, shownOrigin, view);
        screenshots.push({ name: view.name, image: await webpOf(context, page) });
        await page.close();
      }
      return screenshots;
    } finally {
      await browser.close();
    }
  });
}

async function openContext(
  browser: Browser,
  url: string,
  { width, height, colorScheme }: Look,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    ...{ colorScheme, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' },
  });
  await context.clock.setFixedTime(storyEndsAt);
  // the emulator tells by the machine's clock when a namespace was last used
  await context.route('**/__admin/namespaces', async (route) => {
    const response = await route.fetch({ url: `${url}/__admin/namespaces` });
    const text = (await response.text())
      .replaceAll(url, shownOrigin)
      .replaceAll(/("lastUsedAt":")[^"]+/g, (_, key: string) => key + storyEndsAt);
    await route.fulfill({ response, body: text });
  });
  return context;
}

/** Playwright itself writes PNG and JPEG only, which are larger or blurred. */
async function webpOf(context: BrowserContext, page: Page): Promise<Buffer> {
  const session = await context.newCDPSession(page);
  for (const quality of qualities) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    const image = Buffer.from(data, 'base64');
    if (image.length <= mostBytes) return image;
  }
  throw new Error(`${page.url()} needs more than ${mostBytes} bytes`);
}
