import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createEmulator } from '../../../src/index.ts';
import { startBrowser } from '../../admin/docs/watched-page.ts';
import { watch } from './watch.ts';

type EmulatorOptions = NonNullable<Parameters<typeof createEmulator>[0]>;
type LoginEmulator = Awaited<ReturnType<typeof createEmulator>>;

/** How a test opens the console. */
export interface ConsoleOptions {
  /** Options of the emulator, such as `token`, `host`, `now` or `providers`. */
  readonly emulator?: EmulatorOptions;
  /** The part of the address after `/__admin/console`, such as `#/requests`. */
  readonly at?: string;
  /** Returns the address that the browser uses in place of the emulator's, such as a proxy's or one with `/@w1`. */
  readonly base?: (url: string) => string;
  /** The token that signs the browser in before the page opens; without it, the page may ask for one. */
  readonly token?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** The complaints that the test expects, such as `/status of 404/`; any other fails the test. */
  readonly allow?: readonly RegExp[];
}

/** The console in a real browser, with its own emulator. */
export interface OpenConsole {
  readonly page: Page;
  /** The address of the console, without a hash. */
  readonly url: string;
  readonly emulator: LoginEmulator;
  /** All complaints so far of all pages: errors and warnings of the console, broken policies, failed requests. */
  readonly errors: readonly string[];
  /** Opens the console in another tab of the same browser. */
  openTab(at?: string): Promise<Page>;
  /** Opens the console in another browser, which shares no cookie, cache or worker with the first. */
  openBrowser(at?: string): Promise<Page>;
}

/** Time limit of each wait for the page, in milliseconds; on a timeout, the test reports the element that it waited for. */
const maxWaitMs = 30_000;

/**
 * Starts an emulator on a free port, opens its console in Chromium, and runs a function with it. Afterwards it fails if a
 * page complained of something that the test doesn't allow.
 */
export async function withConsole<T>(
  options: ConsoleOptions,
  use: (opened: OpenConsole) => Promise<T>,
): Promise<T> {
  const emulator = await createEmulator({ seed: 'test', ...options.emulator });
  try {
    return await withBrowser((browser) => run(emulator, browser, options, use));
  } finally {
    await emulator.close({ graceMs: 0 });
  }
}

async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await startBrowser();
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

async function run<T>(
  emulator: LoginEmulator,
  browser: Browser,
  options: ConsoleOptions,
  use: (opened: OpenConsole) => Promise<T>,
): Promise<T> {
  const { at: first = '', base = (one: string) => one, allow = [] } = options;
  const origin = base(emulator.url);
  const url = `${origin}/__admin/console`;
  const errors: string[] = [];
  const context = await openContext(browser, origin, options, errors);
  const open = async (where: BrowserContext, at: string): Promise<Page> => {
    const page = await where.newPage();
    page.setDefaultTimeout(maxWaitMs);
    await page.goto(url + at);
    return page;
  };
  const result = await use({
    ...{ page: await open(context, first), url, emulator, errors },
    openTab: (at = '') => open(context, at),
    openBrowser: async (at = '') => open(await openContext(browser, origin, options, errors), at),
  }).catch((error: unknown) => {
    // often the reason
    if (errors.length > 0) console.error('the page complained:', errors);
    throw error;
  });
  expect(errors.filter((error) => !allow.some((expected) => expected.test(error)))).toEqual([]);
  return result;
}

async function openContext(
  browser: Browser,
  origin: string,
  options: ConsoleOptions,
  errors: string[],
): Promise<BrowserContext> {
  const { token, width = 1280, height = 800, colorScheme = 'light' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await watch(context, new URL(origin).origin, errors);
  if (token !== undefined) await signIn(context, origin, token);
  return context;
}

/** Exchanges the token for the cookie of the control plane, as the sign-in form does. */
async function signIn(context: BrowserContext, origin: string, token: string): Promise<void> {
  const response = await context.request.post(`${origin}/__admin/session`, { data: { token } });
  if (!response.ok()) throw new Error(`the sign-in answers ${response.status()}: ${await response.text()}`);
}
