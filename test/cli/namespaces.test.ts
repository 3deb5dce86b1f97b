import { expect, it } from '@jest/globals';
import { post, serving } from './cli.ts';
import { connectionTo, withPortInUse } from './sockets.ts';

const right = { login: 'plain@example.com', passwd: 'Password-1' };
const quiet = ['--log', 'json'];

async function put(url: string, name: string, body: object) {
  const response = await fetch(`${url}/__admin/namespaces/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { readonly url?: string } };
}

async function login(url: string, namespace?: string) {
  const named = namespace === undefined ? {} : { 'x-emulator-namespace': namespace };
  const { status, headers } = await post(`${url}/apiv2/login`, right, named);
  return { status, id: headers.get('x-emulator-request') };
}

it("opens a namespace's own port, and keeps it when the namespace is recreated", async () => {
  await serving(quiet, async ({ url }) => {
    const made = await put(url, 'w1', { listen: 0 });
    expect(made.status).toBe(201);
    const { url: own = '' } = made.body;
    const port = Number(new URL(own).port);
    expect(await login(own)).toEqual({ status: 200, id: 'w1-1' });
    expect((await login(own, 'w2')).status).toBe(400);
    expect(await put(url, 'w1', { listen: port })).toMatchObject({ status: 200, body: { url: own } });
    expect(await login(own)).toEqual({ status: 200, id: 'w1-1' });
  });
});

it("closes a namespace's own port when it is removed, but no port of --listen", async () => {
  await serving([...quiet, '--listen', '0@w1'], async ({ url, said }) => {
    const { listeners } = JSON.parse(said) as { readonly listeners: readonly { readonly url: string }[] };
    const { url: own = '' } = (await put(url, 'w1', { listen: 0 })).body;
    const [further = ''] = listeners.map((one) => one.url);
    expect((await fetch(`${url}/__admin/namespaces/w1`, { method: 'DELETE' })).status).toBe(204);
    expect(await connectionTo(Number(new URL(own).port))).toBe('ECONNREFUSED');
    expect(await login(further)).toEqual({ status: 200, id: 'w1-1' });
  });
});

it('creates no namespace if its port is in use', async () => {
  await serving(quiet, async ({ url }) => {
    await withPortInUse(async (port) => {
      expect(await put(url, 'w1', { listen: port })).toEqual({
        status: 409,
        body: {
          type: 'about:blank',
          code: 'port-not-available',
          title: 'Conflict',
          status: 409,
          detail: `port ${port} is in use; send another, or 0 for a free port`,
        },
      });
    });
    const { namespaces } = (await (await fetch(`${url}/__admin/namespaces`)).json()) as {
      namespaces: object[];
    };
    expect(namespaces).toMatchObject([{ name: 'default' }]);
  });
});

it('rejects requests without a namespace with --require-namespace, except health', async () => {
  await serving([...quiet, '--require-namespace', '--listen', '0@w1'], async ({ url, said }) => {
    const { listeners } = JSON.parse(said) as { readonly listeners: readonly { readonly url: string }[] };
    expect((await login(url)).status).toBe(400);
    expect((await fetch(`${url}/__admin/clock`)).status).toBe(400);
    expect((await fetch(`${url}/__admin/health`)).status).toBe(200);
    expect(await login(`${url}/@w2`)).toEqual({ status: 200, id: 'w2-1' });
    expect(await login(listeners[0]?.url ?? '')).toEqual({ status: 200, id: 'w1-1' });
  });
});

it('serves at most --max-namespaces namespaces', async () => {
  await serving([...quiet, '--max-namespaces', '3'], async ({ url }) => {
    const answers = [await login(url, 'a'), await login(url, 'b'), await login(url, 'c')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 503]);
    expect((await put(url, 'c', {})).status).toBe(503);
  });
});
