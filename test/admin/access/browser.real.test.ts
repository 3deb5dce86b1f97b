import { EventEmitter, once } from 'node:events';
import type { RequestListener } from 'node:http';
import { expect, it } from '@jest/globals';
import { served } from '../../http/sockets.ts';
import { inBrowser } from '../../support/browser.ts';
import { testEmulator } from '../../support/emulator.ts';
import type { TestServer } from '../../support/server.ts';
import { guardedListener, messagesIn, sendCode } from './guarded.ts';

/** Scripts that a page can run on a URL of the control plane, with the requests that the emulator receives. */
const attempts = [
  ['a fetch', 'fetch(url, { method: "DELETE" }).catch(() => 0)', 'OPTIONS'],
  ['a fetch with cookies', 'fetch(url, { credentials: "include" }).catch(() => 0)', 'GET'],
  ['a fetch in no-cors mode', 'fetch(url, { method: "POST", mode: "no-cors", body: "{}" })', 'POST'],
  ['an image', 'document.body.append(Object.assign(new Image(), { src: url }))', 'GET'],
  ['a script', 'document.body.append(Object.assign(document.createElement("script"), { src: url }))', 'GET'],
  ['a frame', 'document.body.append(Object.assign(document.createElement("iframe"), { src: url }))', 'GET'],
  ['a beacon', 'navigator.sendBeacon(url, "{}")', 'POST'],
  ['an event source', 'new EventSource(url)', 'GET'],
  ['a form', submitted('post', 'application/x-www-form-urlencoded'), 'POST'],
  ['a form of plain text', submitted('post', 'text/plain'), 'POST'],
  ['a form with method GET', submitted('get', 'application/x-www-form-urlencoded'), 'GET'],
  ['a navigation', 'location.assign(url)', 'GET'],
] as const;

it('blocks every change by a page of another origin in a real browser', () =>
  watched(guardedListener({}), async (server, answers) => {
    await sendCode(server);
    await fromAnotherSite(`http://localhost:${server.port}/__admin/outbox`, answers, (method) => [
      `${method} /__admin/outbox → 403`,
    ]);
    expect(await messagesIn(server)).toBe(1);
  }));

it('blocks a page of another origin from creating namespaces in a real browser', () => {
  const tested = testEmulator();
  return watched(guardedListener({}, tested, ['https://qa.example']), async (server, answers) => {
    const path = '/@new/apiv2/login';
    await fromAnotherSite(`http://localhost:${server.port}${path}`, answers, (method) => [
      `${method} ${path} → ${method === 'OPTIONS' ? 204 : 403}`,
    ]);
    expect([...tested.emulator.namespaces.list().keys()]).toEqual(['default']);
  });
});

it('allows its own pages to read and change in a real browser', () =>
  watched(guardedListener({}), async (server) => {
    await sendCode(server);
    await inBrowser(async (page) => {
      await page.goto(`http://localhost:${server.port}/__admin/health`);
      const script = 'fetch("/__admin/outbox", { method: "DELETE" }).then(({ status }) => status)';
      expect(await page.evaluate(script)).toBe(204);
    });
    expect(await messagesIn(server)).toBe(0);
  }));

/** Makes a page of another site try every script on a URL, one after another. */
async function fromAnotherSite(
  url: string,
  answers: EventEmitter,
  expected: (method: string) => readonly string[],
): Promise<void> {
  await served(
    ({ port }) =>
      inBrowser(async (first) => {
        for (const [name, script, method] of attempts) {
          const page = await first.context().newPage();
          await page.goto(`http://127.0.0.1:${port}/`);
          const answered: Promise<unknown> = once(answers, 'answered');
          await page.evaluate(`{ const url = ${JSON.stringify(url)}; void ${script}; }`);
          expect([name, await answered]).toEqual([name, expected(method)]);
        }
      }),
    (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<body>another site</body>'),
  );
}

function submitted(method: string, enctype: string): string {
  const form = `Object.assign(document.createElement("form"), { method: "${method}", enctype: "${enctype}", action: url })`;
  return `((form) => { document.body.append(form); form.submit(); })(${form})`;
}

/** Serves an emulator that records every response to a page. */
function watched<T>(
  listener: RequestListener,
  use: (server: TestServer, answers: EventEmitter) => Promise<T>,
): Promise<T> {
  const answers = new EventEmitter();
  const telling: RequestListener = (request, response) => {
    const { method = '', url = '' } = request;
    const [path = ''] = url.split('?');
    response.on('finish', () => {
      if (path !== '/favicon.ico') answers.emit('answered', `${method} ${path} → ${response.statusCode}`);
    });
    listener(request, response);
  };
  return served((server) => use(server, answers), telling);
}
