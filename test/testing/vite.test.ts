import { request as send, type ClientRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '../../src/index.ts';
import { startServers, type Running } from './vite/running.ts';

type Name = 'dev' | 'preview' | 'narrowed' | 'below' | 'open' | 'named';

describe('the plugin for Vite', () => {
  let running: Running<Name>;

  beforeAll(async () => {
    running = await startServers<Name>({
      dev: { command: 'dev' },
      preview: { command: 'preview' },
      narrowed: { command: 'dev', plugin: { providers: ['rocketchat'] } },
      below: { command: 'dev', config: { base: '/app/' } },
      open: { command: 'dev', config: { server: { host: '0.0.0.0' } } },
      named: { command: 'dev', config: { server: { allowedHosts: ['app.example', '.wide.example'] } } },
    });
  });

  afterAll(async () => {
    expect(await running.close()).toBe(0);
  });

  const places: readonly Name[] = ['dev', 'preview', 'narrowed', 'below', 'open', 'named'];

  it.each(places)('signs in at the origin of the app: %s', async (name) => {
    const response = await login(at(name));
    expect(response.headers.get('x-emulator-outcome')).toBe('signed-in');
    expect(await response.json()).toMatchObject({ status: 'success', data: { me: { username: 'plain' } } });
  });

  it.each(['dev', 'preview'] as const)('leaves other paths to the app: %s', async (name) => {
    for (const path of ['/', '/sign-in', '/api/v2/login', '/@w1/sign-in']) {
      const response = await fetch(`${at(name)}${path}`, { headers: { accept: 'text/html' } });
      expect(await response.text()).toContain('<title>The app</title>');
      expect(response.headers.get('x-emulator-outcome')).toBeNull();
    }
  });

  it('leaves modules of the app to the dev server, and creates no namespace for their paths', async () => {
    for (const path of ['/main.js', '/@vite/client', '/main.js?import']) {
      const response = await fetch(`${at('dev')}${path}`, {
        headers: { referer: `${at('dev')}/@vite/client` },
      });
      expect(response.headers.get('content-type')).toMatch(/javascript/);
    }
    const emulator = await connect(at('dev'));
    expect((await emulator.namespaces()).map(({ name }) => name)).not.toContain('vite');
  });

  it('answers every path below the base path of a provider, and records unmatched requests', async () => {
    const response = await fetch(`${at('dev')}/v3/domains`, {
      headers: { 'x-emulator-namespace': 'astray' },
    });
    expect(response.status).toBe(404);
    const emulator = await connect(at('dev'));
    expect(await emulator.namespace('astray').requests.unmatched()).toMatchObject([{ path: '/v3/domains' }]);
  });

  it('leaves the base paths of unlisted providers to the app', async () => {
    const response = await fetch(`${at('narrowed')}/v3/session/login`, { headers: { accept: 'text/html' } });
    expect(await response.text()).toContain('<title>The app</title>');
  });

  it('keeps the hot module replacement socket of Vite working', async () => {
    const { port } = new URL(at('dev'));
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.from('sixteen bytes ok').toString('base64'),
      'sec-websocket-protocol': 'vite-ping',
    };
    const asked = send({ host: 'localhost', port, path: '/', headers }).end();
    const status = await new Promise((resolve) => {
      asked.once('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(101);
  });

  it('isolates namespaces by prefix, header and cookie', async () => {
    const emulator = await connect(at('dev'));
    await emulator.namespace('apart').scenarios.arm({ outcome: 'locked-out' });
    const outcomes = await Promise.all([
      login(`${at('dev')}/@apart`),
      login(at('dev'), { 'x-emulator-namespace': 'apart' }),
      login(at('dev'), { cookie: 'theme=dark; emulator-namespace=apart' }),
      login(at('dev')),
    ]);
    expect(outcomes.map(({ headers }) => headers.get('x-emulator-outcome'))).toEqual([
      'locked-out',
      'locked-out',
      'locked-out',
      'signed-in',
    ]);
  });

  it.each(['/@fs/linked/worker.ts', '/@id/worker'])(
    'signs in from a worker whose module is at %s',
    async (path) => {
      const response = await login(at('dev'), { referer: `${at('dev')}${path}` });
      expect(response.headers.get('x-emulator-outcome')).toBe('signed-in');
    },
  );

  it('prints its URL after those of Vite', () => {
    expect(running.servers.dev.said.at(-1)).toBe(`  ➜  Emulator: ${at('dev')}/__admin/docs`);
    expect(running.servers.preview.said.at(-1)).toBe(`  ➜  Emulator: ${at('preview')}/__admin/docs`);
    expect(running.servers.below.said.at(-1)).toBe(`  ➜  Emulator: ${at('below')}/__admin/docs`);
  });

  it('accepts only the host names of the server on the control plane', async () => {
    const statuses = ['app.example', 'deep.wide.example', 'other.example'].map(async (host) => {
      const { port } = new URL(at('named'));
      const answer = await answerTo(
        send({ host: 'localhost', port, path: '/__admin/clock', headers: { host } }).end(),
      );
      return answer.statusCode;
    });
    expect(await Promise.all(statuses)).toEqual([200, 403, 403]);
  });

  it('requires a token when the server is open to the network', async () => {
    const [said] = running.servers.open.said.flatMap((line) => /token: (\S+)/.exec(line)?.[1] ?? []);
    await expect(connect(at('open')).then(({ clock }) => clock.get())).rejects.toThrow('needs a token');
    const emulator = await connect(at('open'), { token: said ?? '' });
    expect(await emulator.clock.get()).toMatchObject({ frozen: false });
  });

  function at(name: Name): string {
    return running.servers[name].url.replace(/\/(app\/)?$/, '');
  }
});

function login(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const body = new URLSearchParams({ user: 'plain', password: 'Password-1' });
  return fetch(`${url}/api/v1/login`, { method: 'POST', headers, body });
}

function answerTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => asked.once('response', resolve).once('error', reject));
}
