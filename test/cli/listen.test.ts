import { expect, it } from '@jest/globals';
import { post, run, serving, type Started } from './cli.ts';
import { connectionTo, withPortInUse } from './sockets.ts';

const logins = {
  interserver: ['/apiv2/login', { login: 'plain@example.com', passwd: 'Password-1' }],
  misaka: ['/v3/session/login', { email: 'plain@example.com', password: 'Password-1' }],
} as const;

it('serves everything, or one provider with the control plane, on further ports', async () => {
  await serving(['--listen', '0', '--listen', '0=misaka@w1', '--log', 'json'], async ({ said }) => {
    const [all = '', misaka = ''] = listenersOf(said).map(({ url }) => url);
    const { interserver, misaka: other } = logins;
    expect((await post(`${all}${interserver[0]}`, interserver[1])).status).toBe(200);
    expect((await post(`${misaka}${other[0]}`, other[1])).status).toBe(200);
    expect((await post(`${misaka}${interserver[0]}`, interserver[1])).body).toEqual({
      type: 'about:blank',
      code: 'unknown-path',
      title: 'Not found',
      status: 404,
      detail: "POST /apiv2/login isn't an operation of any provider. Nearest: POST /v3/session/login",
    });
    const health = await fetch(`${misaka}/__admin/health`);
    expect(await health.json()).toMatchObject({ providers: [{ id: 'misaka', baseUrl: `${misaka}/v3` }] });
    expect(await (await fetch(`${misaka}/__admin/outbox`)).json()).toEqual({ messages: [] });
  });
});

it('shares one state between its ports', async () => {
  await serving(['--listen', '0=misaka', '--log', 'json'], async ({ url, said }) => {
    const [further = ''] = listenersOf(said).map((one) => one.url);
    const answers = [
      await post(`${url}${logins.misaka[0]}`, logins.misaka[1]),
      await post(`${further}${logins.misaka[0]}`, logins.misaka[1]),
    ];
    expect(answers.map(({ headers }) => headers.get('x-emulator-request'))).toEqual([
      'default-1',
      'default-2',
    ]);
  });
});

it('prints each listener with its scope', async () => {
  const args = ['0', '0=misaka', '0@w1', '0=misaka@w1'].flatMap((entry) => ['--listen', entry]);
  const { stdout } = await serving(args, () => Promise.resolve());
  expect(
    stdout
      .replaceAll(/localhost:\d+/g, 'localhost:PORT')
      .split('\n')
      .slice(1, 7),
  ).toEqual([
    '  also on http://localhost:PORT',
    '  also on http://localhost:PORT: misaka alone',
    '  also on http://localhost:PORT: in namespace w1',
    '  also on http://localhost:PORT: misaka alone, in namespace w1',
    '  console: http://localhost:PORT/__admin/console',
    '  control plane and documentation: http://localhost:PORT/__admin/docs',
  ]);
});

it('stops listening on all ports', async () => {
  const ports: number[] = [];
  await serving(['--listen', '0', '--log', 'json'], ({ port, said }) => {
    ports.push(port, ...listenersOf(said).map(({ url }) => Number(new URL(url).port)));
    return Promise.resolve();
  });
  expect(await Promise.all(ports.map((port) => connectionTo(port)))).toEqual([
    'ECONNREFUSED',
    'ECONNREFUSED',
  ]);
});

it('names the entry whose port cannot be opened', async () => {
  await withPortInUse(async (port) => {
    const entry = `${port}=misaka@w1`;
    expect(await run(['--port', '0', '--listen', '0', '--listen', entry])).toEqual({
      code: 2,
      stdout: '',
      stderr: `login-emulator: port ${port} is in use; choose another for --listen ${entry}, or 0 for a free one\n`,
    });
  });
});

/** The further listeners of a `ready` event. */
function listenersOf(said: Started['said']): readonly { readonly url: string }[] {
  const { listeners } = JSON.parse(said) as { readonly listeners: readonly { readonly url: string }[] };
  return listeners;
}

it('keeps listening for a removed namespace', async () => {
  const statuses: number[] = [];
  const ended = await serving(['--listen', '0@w1', '--log', 'json'], async ({ url, said }) => {
    const [own = ''] = listenersOf(said).map((one) => one.url);
    const dropping = () => fetch(`${url}/__admin/namespaces/w1`, { method: 'DELETE' });
    const asking = () => fetch(`${own}/apiv2/ping`);
    for (const call of [asking, dropping, asking]) statuses.push((await call()).status);
  });
  expect(ended.code).toBe(0);
  expect(statuses).toEqual([200, 204, 200]);
});
