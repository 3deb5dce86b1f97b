import { expect, it } from '@jest/globals';
import { createMiddleware } from '../../src/server/middleware.ts';
import { arrived, hosts, testMiddleware } from '../http/mounts.ts';
import { eachLogin, logins } from '../http/exchange.ts';
import { signedIn } from '../http/signed-in.ts';

const json = { 'content-type': 'application/json' };
const mounts = hosts.flatMap((host) => ['/', '/emulated'].map((at) => ({ ...host, at })));

/** Returns a path below the mount path. */
function below(at: string, path: string): string {
  return at === '/' ? path : `${at}${path}`;
}

it.each(mounts.flatMap((mount) => eachLogin.map((one) => ({ ...mount, ...one }))))(
  '$provider signs in at $at of $host',
  async ({ app, serve, at, provider, login }) => {
    await serve(app([at, testMiddleware()]), async ({ ask }) => {
      const said = await ask(below(at, login.path), {
        method: 'POST',
        headers: json,
        body: JSON.stringify(login.fields),
      });
      expect(said.headers['x-emulator-outcome']).toBe('signed-in');
      // Rocket.Chat's answer contains the mount path
      if (provider === 'rocketchat') return;
      expect({ status: said.status, body: JSON.parse(said.text) as unknown }).toEqual(signedIn[provider]);
    });
  },
);

it.each(mounts)('reads multipart and URL-encoded forms at $at of $host', async ({ app, serve, at }) => {
  const parts = new FormData();
  for (const [name, value] of Object.entries(logins.interserver.fields)) parts.set(name, value);
  const form = new Response(parts);
  const type = form.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await form.arrayBuffer());
  await serve(app([at, testMiddleware()]), async ({ ask }) => {
    const multipart = await ask(below(at, logins.interserver.path), {
      method: 'POST',
      headers: { 'content-type': type },
      body: bytes,
    });
    const urlencoded = await ask(below(at, logins.rocketchat.path), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(logins.rocketchat.fields).toString(),
    });
    const outcomes = [multipart, urlencoded].map(({ headers }) => headers['x-emulator-outcome']);
    expect(outcomes).toEqual(['signed-in', 'signed-in']);
  });
});

it.each(mounts)(
  'includes the mount and the namespace in links at $at of $host',
  async ({ app, serve, at }) => {
    const { path, fields } = logins.rocketchat;
    await serve(app([at, testMiddleware()]), async ({ origin, ask }) => {
      for (const prefix of ['', '/@w1']) {
        const body = JSON.stringify(fields);
        const said = await ask(below(at, `${prefix}${path}`), { method: 'POST', headers: json, body });
        expect(JSON.parse(said.text)).toMatchObject({
          data: { me: { avatarUrl: `${origin}${below(at, `${prefix}/avatar/plain`)}` } },
        });
        expect(said.headers['x-emulator-request']).toBe(prefix === '' ? 'default-1' : 'w1-1');
      }
    });
  },
);

it.each(mounts)('serves the control plane at $at of $host', async ({ app, serve, at }) => {
  await serve(app([at, testMiddleware()]), async ({ ask }) => {
    const moved = await ask(below(at, '/@w1/__admin/clock'), {
      method: 'PATCH',
      headers: json,
      body: '{"advanceSeconds":900}',
    });
    expect([moved.status, JSON.parse(moved.text)]).toMatchObject([200, { now: '2026-11-21T12:15:00.000Z' }]);
    const reset = await ask(below(at, '/__admin/reset'), { method: 'POST' });
    expect([reset.status, reset.text]).toEqual([204, '']);
    const head = await ask(below(at, '/__admin/health'), { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });
});

it.each(mounts)('answers a preflight at $at of $host', async ({ app, serve, at }) => {
  await serve(app([at, testMiddleware()]), async ({ ask }) => {
    const { status, headers } = await ask(below(at, logins.misaka.path), {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect([status, headers['access-control-allow-origin']]).toEqual([204, 'http://localhost:3000']);
  });
});

it.each(mounts)(
  'passes an unknown path on with its body unread, at $at of $host',
  async ({ app, serve, at }) => {
    await serve(app([at, testMiddleware()], ['/', arrived]), async ({ ask }) => {
      for (const path of ['/mine?a=b', '/@w1/mine', '/']) {
        const whole = below(at, path);
        const said = await ask(whole, { method: 'POST', body: 'all of it' });
        const { method, url, body } = JSON.parse(said.text) as Readonly<Record<string, string>>;
        expect([said.status, method, url, body]).toEqual([200, 'POST', whole, 'all of it']);
        expect(Object.keys(said.headers).filter((name) => /^access|^x-em/.test(name))).toEqual([]);
      }
      expect(JSON.parse((await ask('/also/mine')).text)).toMatchObject({ method: 'GET', body: '' });
    });
  },
);

it.each(hosts)(
  'reports and answers an internal error in $host instead of passing it on',
  async ({ app, serve }) => {
    const reported: unknown[] = [];
    const bug = new Error('a bug');
    const failing = createMiddleware({
      planes: [(_request, _response, next) => next(), (_request, _response, next) => next(bug)],
      notFound: arrived,
      report: (error) => reported.push(error),
    });
    await serve(app(['/', failing], ['/', arrived]), async ({ ask }) => {
      const said = await ask('/any');
      expect([said.status, JSON.parse(said.text), reported]).toEqual([
        500,
        {
          type: 'about:blank',
          code: 'internal-error',
          title: 'The emulator failed',
          status: 500,
          detail: 'a bug',
        },
        [bug],
      ]);
    });
  },
);
