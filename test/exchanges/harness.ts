import { readOutbox } from '../../src/admin/handlers/outbox.ts';
import type { StringMap } from '../../src/core/operation.ts';
import type { AppOptions } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { createClient, type Answer as Received, type Client } from '../support/client.ts';
import { testApp } from '../support/app.ts';
import type { Written } from '../support/checked-store.ts';
import { testEmulator } from '../support/emulator.ts';
import { serve } from '../support/server.ts';
import type { Answer, OperationTable, Sent, World } from './exchange.ts';
import { tables } from './tables.ts';

/** Options of a world. */
export interface WorldSettings {
  readonly budgeted?: boolean;
  readonly fixtures?: Readonly<Record<string, unknown>>;
  /** Receives the names of collections that are written, in a world without HTTP. */
  readonly written?: Written;
}

/** A world that a test must close. */
interface ClosableWorld extends World {
  close(): Promise<void>;
}

/** A world over HTTP, which tests can reset and reuse. */
export interface OpenWorld extends ClosableWorld {
  readonly client: Client;
  /** Resets the emulator. */
  reset(): Promise<void>;
}

/** Opens a world for an operation: requests go to it, unless they name another operation of the provider. */
export type OpensWorld = (table: OperationTable, settings?: WorldSettings) => Promise<ClosableWorld>;

/** Starts a separate emulator over HTTP. */
export async function overHttp(table: OperationTable, settings: WorldSettings = {}): Promise<OpenWorld> {
  const { budgeted = false, fixtures } = settings;
  const options: AppOptions = {
    providers: [table.provider],
    profile: table.profile,
    requestBudget: budgeted ? 'vendor' : 'off',
    ...(fixtures === undefined ? {} : { fixtures }),
  };
  const server = await serve(testApp(options));
  const client = createClient(server.port);
  const reset = async () => {
    const { status } = await client.send({ method: 'POST', path: '/__admin/reset' });
    if (status !== 204) throw new Error(`the emulator answers ${status} to a reset`);
  };
  const close = async () => {
    client.close();
    await server.close();
  };
  return { ...worldOf(client, table), client, reset, close };
}

/** Emulators over HTTP that tests share in turn, because starting one for each test is slow. */
export interface SharedWorlds {
  /** Opens the shared emulator for an operation after a reset; a separate one if the settings have fixtures. */
  readonly open: OpensWorld;
  close(): Promise<void>;
}

/** Creates shared emulators on demand, one for each provider, profile and rate limit setting. */
export function sharedWorlds(): SharedWorlds {
  const shared = new Map<string, Promise<OpenWorld>>();
  return {
    async open(table, settings = {}) {
      if (settings.fixtures !== undefined) return overHttp(table, settings);
      const key = [table.provider, table.profile, settings.budgeted].join(' ');
      const opened = shared.get(key) ?? overHttp(table, settings);
      shared.set(key, opened);
      const { client, reset } = await opened;
      await reset();
      return { ...worldOf(client, table), close: () => Promise.resolve() };
    },
    async close() {
      for (const world of await Promise.all(shared.values())) await world.close();
    },
  };
}

/** Creates a separate emulator without HTTP. */
export function inCore(table: OperationTable, settings: WorldSettings = {}): Promise<ClosableWorld> {
  const { provider, profile } = table;
  const own = builtInProviders.filter(({ id }) => id === provider);
  const { emulator, send, advance } = testEmulator({ ...settings, profile, providers: own });
  return Promise.resolve({
    async send({ operation = table.operation, body, ...more }) {
      const { outcome, status, body: said, headers } = await send(provider, operation, body ?? {}, more);
      return { outcome, status, body: said, headers };
    },
    advance: (seconds) => Promise.resolve(advance(seconds)),
    async sentCode(account) {
      const { messages } = await readOutbox(emulator, 'default', account === undefined ? {} : { account });
      return newestOf(messages);
    },
    close: () => Promise.resolve(),
  });
}

/** Returns the world of a running emulator. */
export function worldOf(client: Client, table: OperationTable): World {
  const ask = async (path: string, asked: { readonly method?: string; readonly body?: string } = {}) => {
    const headers = { 'content-type': 'application/json' };
    const { text } = await client.send({ method: 'GET', ...asked, path: `/__admin${path}`, headers });
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  };
  return {
    async send(sent) {
      const { method, url: path } = tableOf(table, sent.operation);
      const { body, headers = {}, address } = sent;
      const received = await client.send({
        method,
        path: filled(path, sent),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...cookieOf(sent),
          ...(address === undefined ? {} : { 'x-emulator-client': address }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answerOf(received);
    },
    async advance(seconds) {
      await ask('/clock', { method: 'PATCH', body: JSON.stringify({ advanceSeconds: seconds }) });
    },
    async sentCode(account) {
      const wanted = account === undefined ? '' : `?account=${encodeURIComponent(account)}`;
      const { messages } = await ask(`/outbox${wanted}`);
      return newestOf(messages as Parameters<typeof newestOf>[0]);
    },
  };
}

function tableOf({ provider, profile, ...own }: OperationTable, operation = own.operation): OperationTable {
  const found = tables.find(
    (one) => one.provider === provider && one.profile === profile && one.operation === operation,
  );
  if (found === undefined) throw new Error(`no table for ${provider} ${profile} ${operation}`);
  return found;
}

function filled(template: string, { path = {}, query = {} }: Sent): string {
  const url = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  return Object.keys(query).length === 0 ? url : `${url}?${new URLSearchParams(query).toString()}`;
}

function cookieOf({ cookies }: Sent): StringMap {
  if (cookies === undefined) return {};
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return { cookie: pairs.join('; ') };
}

/** Headers of the connection, CORS and the emulator; `preference-applied` isn't among them. */
const notTheVendors =
  /^(date|connection|keep-alive|content-length|transfer-encoding|vary|access-control-.*|x-emulator-.*)$/;

function answerOf({ status, headers, text }: Received): Answer {
  const own = Object.entries(headers).filter(([name]) => !notTheVendors.test(name));
  return {
    outcome: String(headers['x-emulator-outcome'] ?? ''),
    status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    headers: Object.fromEntries(own) as Answer['headers'],
  };
}

function newestOf([newest]: readonly { readonly code: string | null }[]): string {
  if (newest === undefined || newest.code === null) throw new Error('no code was sent');
  return newest.code;
}
