import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { startBrowser } from '../admin/docs/watched-page.ts';
import { serve } from '../support/server.ts';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';

/** Returns code that reads a URL in a page: `read` if the page gets the content, else `refused`. */
const reading = (url: string, init = '{}') =>
  `fetch(${JSON.stringify(url)}, ${init})
    .then(async (response) => (response.ok && (await response.text()) !== '' ? 'read' : 'refused'), () => 'refused')`;

const readings = (admin: string): Readonly<Record<string, string>> => ({
  page: reading(`${admin}/console`),
  file: reading(`${admin}/console/console.js`),
  'file without CORS': reading(`${admin}/console/console.js`, "{ mode: 'no-cors' }"),
  journal: reading(`${admin}/requests`),
  'journal with cookies': reading(`${admin}/requests`, "{ credentials: 'include' }"),
  events: `fetch('${admin}/events').then((response) => response.ok ? response.body.cancel().then(() => 'read') : 'refused', () => 'refused')`,
  'event source': `new Promise((resolve) => {
    const source = new EventSource('${admin}/events');
    source.onopen = () => { source.close(); resolve('read'); };
    source.onerror = () => { source.close(); resolve('refused'); };
  })`,
});

it('lets its own page read the files, the journal and the events', () =>
  withConsole({}, async ({ page, emulator }) => {
    expect(await results(page, readings(`${emulator.url}/__admin`))).toEqual(
      all('read', readings(emulator.url)),
    );
  }));

it.each([
  ['another host', '127.0.0.1'],
  ['another port', 'localhost'],
])('lets no page of %s read the files, the journal or the events', (_, host) =>
  fromElsewhere(host, async (page, emulator) => {
    await logIn(emulator.url);
    const admin = `${emulator.url}/__admin`;
    expect(await results(page, readings(admin))).toEqual(all('refused', readings(admin)));
    const script = `new Promise((resolve) => {
      const script = document.createElement('script');
      script.onload = () => resolve('read');
      script.onerror = () => resolve('refused');
      script.src = '${admin}/console/console.js';
      document.head.append(script);
    })`;
    expect(await page.evaluate(script)).toBe('refused');
  }),
);

it.each([
  ['another host', '127.0.0.1'],
  ['another port', 'localhost'],
])('lets no page of %s change anything', (_, host) =>
  fromElsewhere(host, async (page, emulator) => {
    const url = `${emulator.url}/__admin/scenarios`;
    const body = JSON.stringify({ outcome: 'unavailable', provider: 'rocketchat' });
    const send = (init: string) =>
      page.evaluate(`fetch('${url}', { method: 'POST', body: ${JSON.stringify(body)}, ${init} }).catch(() => 0)
        .then(() => 'sent')`);
    expect(await send("mode: 'no-cors'")).toBe('sent');
    expect(await send("mode: 'no-cors', headers: { 'content-type': 'text/plain' }")).toBe('sent');
    expect(await send("headers: { 'content-type': 'application/json' }")).toBe('sent');
    expect(await page.evaluate(`navigator.sendBeacon('${url}', ${JSON.stringify(body)})`)).toBe(true);
    const answered = page.waitForResponse(
      (response) => response.url() === url && response.request().isNavigationRequest(),
    );
    await page.evaluate(`(() => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'POST', action: '${url}', enctype: 'text/plain' });
      const field = document.createElement('input');
      // text/plain sends name=value, here a JSON
      Object.assign(field, { name: '{"outcome":"unavailable","delayMs":1,"label":"', value: '"}' });
      form.append(field);
      document.body.append(form);
      form.submit();
    })()`);
    expect((await answered).status()).toBe(403);
    expect(await emulator.scenarios.list()).toEqual([]);
  }),
);

it('has no opener and no name in a window that another page opens', () =>
  fromElsewhere('127.0.0.1', async (page, emulator) => {
    const opening = page.waitForEvent('popup');
    await page.evaluate(`window.opened = window.open('${emulator.url}/__admin/console', 'hostile-name'), 0`);
    const popup = await opening;
    await popup.getByRole('heading', { level: 1 }).waitFor();
    expect(await popup.evaluate('[window.opener, window.name]')).toEqual([null, '']);
    expect(await page.evaluate('window.opened.closed')).toBe(true);
  }));

it.each([
  ['without a token', {}, 403],
  ['with a token', { token: 'main-secret' }, 401],
])('gives nothing to a site that points its name at this machine, %s', async (_, options, status) => {
  const emulator = await createEmulator({ seed: 'test', host: '127.0.0.1', ...options });
  const browser = await startBrowser(['--host-resolver-rules=MAP evil.test 127.0.0.1']);
  try {
    const { port } = new URL(emulator.url);
    const page = await browser.newPage();
    const origin = `http://evil.test:${port}`;
    for (const path of ['/__admin/console', '/__admin/console/console.js', '/']) {
      const response = await page.goto(origin + path);
      expect([path, response?.status()]).toEqual([path, status]);
      expect(await response?.text()).not.toContain('console.js"');
    }
    const { page: _page, file: _file, ...rest } = readings(`${origin}/__admin`);
    expect(await results(page, rest)).toEqual(all('refused', rest));
  } finally {
    await browser.close();
    await emulator.close({ graceMs: 0 });
  }
});

const hostileLinks = [
  '#/requests/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  '#/requests/..%2F..%2Fstate',
  '#/requests/%00',
  '#/requests?search=%3Cscript%3E&outcome=javascript:alert(1)&provider=__proto__',
  '#/accounts/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E/constructor',
  '#/accounts/rocketchat/..%2F..%2Freset',
  '#/now?account=javascript:alert(1)&provider=%3Cb%3E&operation=__proto__&outcome=constructor',
  '#/now?outcome=toString&times=-1&minutes=1e999&delayMs=NaN&fault=__proto__&set=..%2Fx',
  '#/state?name=..%2F&snapshot=%3Cimg%3E',
  '#/clock?now=99999999999999999999',
  '#/contracts/__proto__/constructor/%3Csvg%20onload%3Dalert(1)%3E',
  '#/__proto__',
  '#/constructor?__proto__=1&constructor=2&hasOwnProperty=3',
  '#/requests/%E0%A4%A',
  '#/accounts/%',
  '#//////now//?&&&=&%=%%',
  '#javascript:alert(1)',
  ...['requests/', 'accounts/', 'accounts/rocketchat/', 'contracts/', 'now?account=', 'requests?search='].map(
    (place) => `#/${place}${'x'.repeat(20_000)}`,
  ),
];

it('opens hostile and very long links as any other', () =>
  withConsole({ allow: [/./] }, async ({ page, url, emulator, errors }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const broken: string[] = [];
    for (const link of hostileLinks) {
      const before = errors.length;
      await page.goto('about:blank');
      await page.goto(url + link);
      const isShown = await opensAsUsual(page);
      const complaints = errors.slice(before);
      if (!isShown || complaints.length > 0) broken.push(`${link.slice(0, 80)}: ${complaints.join()}`);
    }
    expect(broken).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(await emulator.scenarios.list()).toEqual([]);
  }));

it('says that a link names no valid namespace, and shows all', () =>
  withConsole({}, async ({ page, url }) => {
    const names = ['../x', 'UPPER', '<img src=x onerror=alert(1)>', 'a'.repeat(64), '__proto__', 'a b', 'é'];
    for (const name of names) {
      await page.goto('about:blank');
      await page.goto(`${url}#/now?ns=${encodeURIComponent(name)}`);
      await page.getByText(/^The link names the namespace/).waitFor();
      expect(page.url()).not.toContain('ns=');
      await page.getByText('Nothing is switched on in default').waitFor();
      expect(await page.locator('img').count()).toBe(0);
    }
  }));

/** Whether the page shows a view that works, without an element or property of the link, and without sideways scrolling. */
async function opensAsUsual(page: Page): Promise<boolean> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Nothing is switched on in default').waitFor();
  await page.locator('main:not(:has-text("Loading …"))').waitFor();
  const injected = page.locator('main img, main script, [onerror], [onload], a[href^="javascript:"]');
  return (
    (await injected.count()) === 0 &&
    (await page.evaluate<boolean>(
      'Object.keys(Object.prototype).length === 0 && document.documentElement.scrollWidth <= innerWidth',
    ))
  );
}

/** Runs a function with an emulator and a page that another server serves. */
async function fromElsewhere(
  host: string,
  use: (page: Page, emulator: LoginEmulator) => Promise<void>,
): Promise<void> {
  const emulator = await createEmulator({ seed: 'test' });
  const other = await serve((_, response) => void response.end('<!doctype html><p>Another site'));
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://${host}:${other.port}/`);
    await use(page, emulator);
  } finally {
    await browser.close();
    await other.close();
    await emulator.close({ graceMs: 0 });
  }
}

async function results(
  page: Page,
  codes: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  for (const [name, code] of Object.entries(codes)) found[name] = await page.evaluate(code);
  return found;
}

function all(result: string, names: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, result]));
}
