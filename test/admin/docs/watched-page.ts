import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumPath } from '../../real-parts/parts.ts';

/** A page in a real browser, with its errors. */
export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, broken policies, and requests that left the origin. */
  readonly complaints: readonly string[];
}

/** Time limit for the page, in milliseconds; on a timeout, the test reports the element that it waited for. */
const maxWaitMs = 60_000;

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Starts a browser with an empty profile, and with more flags if given. */
export function startBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...flags, ...more] });
}

/** Opens a page that reaches its own origin and nothing else. */
export async function openPage(browser: Browser, url: string): Promise<OpenPage> {
  const { origin } = new URL(url);
  const complaints: string[] = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(maxWaitMs);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('complain', (text: string) => void complaints.push(text));
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) =>
      window.complain(event.violatedDirective + ' forbids ' + event.blockedURI))`,
  );
  await page.route('**', (route) => {
    const wanted = route.request().url();
    if (new URL(wanted).origin === origin) return route.continue();
    complaints.push(`wanted ${wanted}`);
    return route.abort();
  });
  await page.goto(url);
  return { page, complaints };
}
