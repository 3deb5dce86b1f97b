import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { startProcess, type EmulatorProcess } from './process.ts';

/** The request body of `POST /containers/create`, as far as the engine reads it. */
interface Created {
  readonly Image: string;
  readonly Env?: readonly string[];
  readonly ExposedPorts?: Readonly<Record<string, unknown>>;
}

/** A container: a folder instead of its file system, and a process of the emulator instead of its own. */
interface Container {
  readonly id: string;
  readonly created: Created;
  readonly root: string;
  readonly aliases: string[];
  process: EmulatorProcess | undefined;
}

/** A double of a container engine. */
export interface Engine {
  /** The value for `DOCKER_HOST`. */
  readonly host: string;
  /** The calls so far: method and path without the API version, with `{id}` for identifiers. */
  readonly calls: readonly string[];
  /** The network aliases that containers asked for. */
  readonly aliases: readonly string[];
  close(): Promise<void>;
}

/** The effect of a call. The status is 200 unless the answer has another one. */
type Call = (request: IncomingMessage, id: string) => Promise<Answer> | Answer;
type Answer = { readonly status?: number; readonly body?: unknown };

/** The port in the image. */
const imagePort = '4010/tcp';

/** Starts a double of the Docker Engine API: instead of a container, it starts the built emulator as a process. */
export async function startEngine(image: string): Promise<Engine> {
  const containers = new Map<string, Container>();
  const calls: string[] = [];
  const aliases: string[] = [];
  let count = 0;
  const found = (id: string): Container => {
    const container = containers.get(id);
    if (container === undefined) throw new Error(`no container ${id}`);
    return container;
  };
  const table: Readonly<Record<string, Call>> = {
    'GET /info': () => ({
      body: { OperatingSystem: 'double', OSType: 'linux', Architecture: 'x86_64', ServerVersion: '0' },
    }),
    [`GET /images/${image}/json`]: () => ({ body: { Id: image, Config: {} } }),
    // no container that another run left
    'GET /containers/json': () => ({ body: [] }),
    'POST /networks/create': () => ({ status: 201, body: { Id: 'network1' } }),
    'GET /networks/{id}': (_, id) => ({ body: { Id: id, Name: id } }),
    'DELETE /networks/{id}': () => ({ status: 204 }),
    'POST /networks/{id}/connect': async (request) => {
      const { EndpointConfig } = (await json(request)) as { EndpointConfig: { Aliases: string[] } };
      aliases.push(...EndpointConfig.Aliases);
      return {};
    },
    'POST /containers/create': async (request) => {
      const created = (await json(request)) as Created;
      if (created.Image !== image) throw new Error(`no image ${created.Image}`);
      count += 1;
      const id = `container${count}`;
      const root = mkdtempSync(join(tmpdir(), 'login-emulator-container-'));
      mkdirSync(join(root, 'fixtures'));
      cpSync('fixtures/default', join(root, 'fixtures'), { recursive: true });
      containers.set(id, { id, created, root, aliases: [], process: undefined });
      return { status: 201, body: { Id: id, Warnings: [] } };
    },
    'PUT /containers/{id}/archive': async (request, id) => {
      await unpack(request, found(id).root);
      return {};
    },
    'POST /containers/{id}/start': async (_, id) => {
      const container = found(id);
      container.process = await startProcess(environmentOf(container));
      return { status: 204 };
    },
    'GET /containers/{id}/json': (_, id) => ({ body: inspected(found(id)) }),
    'POST /containers/{id}/stop': async (_, id) => {
      await found(id).process?.stop();
      return { status: 204 };
    },
    'DELETE /containers/{id}': async (_, id) => {
      const { process, root } = found(id);
      await process?.stop();
      rmSync(root, { recursive: true });
      containers.delete(id);
      return { status: 204 };
    },
  };
  const server = createServer((request, response) => void answer(request, response, table, calls));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    host: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ calls, aliases },
    async close() {
      for (const { process, root } of containers.values()) {
        await process?.stop();
        rmSync(root, { recursive: true, force: true });
      }
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  table: Readonly<Record<string, Call>>,
  calls: string[],
): Promise<void> {
  const [path = ''] = (request.url ?? '').replace(/^\/v1\.\d+/, '').split('?');
  const [, id = ''] = /^\/(?:containers|networks)\/(?!create$|json$)([^/]+)/.exec(path) ?? [];
  const name = `${String(request.method)} ${id === '' ? decodeURIComponent(path) : path.replace(id, '{id}')}`;
  calls.push(name);
  const call = table[name];
  try {
    if (call === undefined) throw new Error(`the double has no ${name}`);
    const { status = 200, body } = await call(request, id);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  } catch (error) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: String(error) }));
  }
}

/** The variables of the image and of the container, with the container's folder as file system. */
function environmentOf({ created, root }: Container): Readonly<Record<string, string>> {
  const pairs = (created.Env ?? []).map(
    (pair) => [pair.replace(/=.*/s, ''), pair.replace(/^.*?=/s, '')] as const,
  );
  return { LOGIN_EMULATOR_FIXTURES: join(root, 'fixtures'), ...Object.fromEntries(pairs) };
}

function inspected({ id, created, process }: Container) {
  const isExposed = created.ExposedPorts !== undefined && imagePort in created.ExposedPorts;
  const bindings = process === undefined ? null : [{ HostIp: '127.0.0.1', HostPort: String(process.port) }];
  return {
    ...{ Id: id, Name: `/${id}`, Config: { Hostname: id, Labels: {} } },
    State: { Status: 'running', Running: process !== undefined, StartedAt: '', FinishedAt: '' },
    HostConfig: { PortBindings: isExposed ? { [imagePort]: [{ HostPort: '0' }] } : {} },
    NetworkSettings: { Ports: isExposed ? { [imagePort]: bindings } : {}, Networks: {} },
  };
}

/** Unpacks the tar archive of a request. */
function unpack(request: IncomingMessage, folder: string): Promise<void> {
  const tar = spawn('tar', ['-xf', '-', '-C', resolve(folder)], { stdio: ['pipe', 'ignore', 'inherit'] });
  request.pipe(tar.stdin);
  return new Promise((unpacked, failed) => {
    tar.on('error', failed);
    tar.on('close', (code) =>
      code === 0 ? unpacked() : failed(new Error(`tar ended with ${String(code)}`)),
    );
  });
}
