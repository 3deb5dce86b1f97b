import { expect, it } from '@jest/globals';
import express from 'express';
import { createRemoteMiddleware } from '../../src/server/middleware.ts';
import { testApp } from '../support/app.ts';
import { sendRaw, serve } from '../support/server.ts';
import { logins } from '../http/exchange.ts';
import { arrived, hosts, testMiddleware } from '../http/mounts.ts';
import { served } from '../http/sockets.ts';
import { signedIn } from '../http/signed-in.ts';

const json = { 'content-type': 'application/json' };
const { path, fields } = logins.interserver;
const login = { method: 'POST', headers: json, body: JSON.stringify(fields) };
const mounts = hosts.flatMap((host) => ['/', '/emulated'].map((at) => ({ ...host, at })));

/** Returns a path below the mount path. */
function below(at: string, own: string): string {
  return at === '/' ? own : `${at}${own}`;
}

it.each(mounts)(
  'forwards requests to an emulator elsewhere, at $at of $host',
  async ({ app, serve: serveIt, at }) => {
    await served(async ({ url }) => {
      const local = app([at, createRemoteMiddleware(`${url}/`)], ['/', arrived]);
      await serveIt(local, async ({ ask }) => {
        const said = await ask(below(at, path), login);
        expect({ status: said.status, body: JSON.parse(said.text) as unknown }).toEqual(signedIn.interserver);
        const clock = await ask(below(at, '/@w1/__admin/clock'), {
          method: 'PATCH',
          headers: json,
          body: '{"advanceSeconds":900}',
        });
        expect(JSON.parse(clock.text)).toMatchObject({ now: '2026-11-21T12:15:00.000Z' });
        expect((await ask(below(at, '/__admin/reset'), { method: 'POST' })).status).toBe(204);
        const unknown = await ask(below(at, '/mine'));
        expect([unknown.status, unknown.headers['content-type']]).toEqual([404, 'application/problem+json']);
      });
    });
  },
);

it.each(mounts)(
  'loses an answer that the remote emulator loses, at $at of $host',
  async ({ app, serve: serveIt, at }) => {
    await served(async ({ url }) => {
      await serveIt(app([at, createRemoteMiddleware(url)], ['/', arrived]), async ({ ask }) => {
        for (const fault of ['EMPTY_RESPONSE', 'RANDOM_DATA_THEN_CLOSE', 'MALFORMED_RESPONSE_CHUNK']) {
          const body = JSON.stringify({ fault, times: 1 });
          await ask(below(at, '/__admin/scenarios'), { method: 'POST', headers: json, body });
          await expect(ask(below(at, path), login)).rejects.toThrow();
          expect((await ask(below(at, path), login)).status).toBe(200);
        }
      });
    });
  },
);

it.each(hosts)(
  'passes on an error when the emulator is not reachable, in $host',
  async ({ app, serve: serveIt }) => {
    const gone = await serve(() => undefined);
    await gone.close();
    const remote = createRemoteMiddleware(gone.url);
    const local = app([
      '/',
      (request, response, next) => {
        remote(request, response, (error) => {
          if (!(error instanceof Error)) return next(error);
          return response.end(error.message);
        });
      },
    ]);
    await serveIt(local, async ({ ask }) => {
      expect((await ask(path, login)).text).toBe(
        `the emulator at ${gone.url} doesn't answer (ECONNREFUSED); start it or change the URL`,
      );
    });
  },
);

it('appends the request path to the path of the URL, which may select a namespace', async () => {
  await served(async (remote) => {
    await served(
      async ({ url }) => {
        const response = await fetch(`${url}${path}`, login);
        expect(response.headers.get('x-emulator-request')).toBe('w1-1');
      },
      express().use(createRemoteMiddleware(`${remote.url}/@w1`)),
    );
  });
});

it('serializes a body that a parser has already read', async () => {
  await served(async (remote) => {
    await served(
      async ({ url }) => {
        const response = await fetch(`${url}${path}`, login);
        expect({ status: response.status, body: await response.json() }).toEqual(signedIn.interserver);
      },
      express().use(express.json(), createRemoteMiddleware(remote.url)),
    );
  });
});

it('lets only a page of the same origin use the control plane', async () => {
  await served(async (remote) => {
    await served(
      async ({ url }) => {
        const reset = async (origin: string) =>
          (await fetch(`${url}/__admin/reset`, { method: 'POST', headers: { origin } })).status;
        expect([await reset(url), await reset('http://localhost:1')]).toEqual([204, 403]);
      },
      express().use(createRemoteMiddleware(remote.url)),
    );
    await served(async ({ url }) => {
      const reset = async (origin: string) =>
        (await fetch(`${url}/__admin/reset`, { method: 'POST', headers: { origin } })).status;
      expect([await reset(url), await reset('http://localhost:1')]).toEqual([204, 403]);
    }, express().use(testMiddleware()));
  }, testApp());
});

it('rejects DNS-rebinding hosts on the control plane unless they are allowed', async () => {
  const statuses = async (remote: string, admin: string) =>
    served(
      async ({ port }) => {
        const statusOf = async (method: string, path: string, said: readonly string[]) => {
          const head = [`${method} ${path} HTTP/1.1`, 'Host: pointed.example', ...said, 'Connection: close'];
          return Number((await sendRaw(port, `${head.join('\r\n')}\r\n\r\n`)).split(' ')[1]);
        };
        return [
          await statusOf('GET', `${admin}/accounts/rocketchat`, ['Sec-Fetch-Site: same-origin']),
          await statusOf('POST', `${admin}/reset`, ['Origin: http://pointed.example']),
          await statusOf('GET', '/api/v1/nowhere', []),
        ];
      },
      express().use(createRemoteMiddleware(remote)),
    );
  await served(async ({ url }) => {
    expect(await statuses(url, '/__admin')).toEqual([403, 403, 404]);
    expect(await statuses(url, '/@w1/__admin')).toEqual([403, 403, 404]);
  });
  await served(
    async ({ url }) => expect(await statuses(url, '/__admin')).toEqual([200, 204, 404]),
    testApp({ adminOrigins: ['http://pointed.example'] }),
  );
});

it('streams events', async () => {
  await served(async (remote) => {
    await served(
      async ({ url }) => {
        const events = await fetch(`${url}/__admin/events`);
        const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
        let text = (await reader?.read())?.value ?? '';
        expect(text).toMatch(/^retry: 1000\n\n/);
        await (await fetch(`${url}${path}`, login)).json();
        while (!text.includes('event: request')) text += (await reader?.read())?.value ?? '';
        expect(text).toMatch(/\n\nid: \S+-1\nevent: request\n/);
        await reader?.cancel();
      },
      express().use(createRemoteMiddleware(remote.url)),
    );
  });
});
