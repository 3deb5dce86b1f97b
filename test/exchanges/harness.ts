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

/** What a world may be set to. */
export interface WorldSettings {
  readonly budgeted?: boolean;
  readonly fixtures?: Readonly<Record<string, unknown>>;
  /** Is told in which collections something is written, in a world without HTTP. */
  readonly written?: Written;
}

/** A world while a test is in it. */
interface ClosableWorld extends World {
  close(): Promise<void>;
}

/** The same over HTTP, which can be used again by another test. */
export interface OpenWorld extends ClosableWorld {
  readonly client: Client;
  /** Takes it back to its start. */
  reset(): Promise<void>;
}

/** Opens a world around an operation: its requests go there, unless they name another of its provider's. */
export type OpensWorld = (table: OperationTable, settings?: WorldSettings) => Promise<ClosableWorld>;

/** An emulator of its own, over HTTP. */
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

/** Emulators over HTTP that tests use one after the other: to start one for each test takes longest. */
export interface SharedWorlds {
  /** The one for an operation, taken back to its start; one of its own where the settings have fixtures. */
  readonly open: OpensWorld;
  close(): Promise<void>;
}

/** Makes the shared emulators, one for each provider's profile and request budget, as they are needed. */
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

/** An emulator of its own, without HTTP. */
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

/** A running emulator. */
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
  if (found === undefined) throw new Error(`there is no table of ${provider} ${profile} ${operation}`);
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

/** Headers that are not the vendor's: the connection's, a browser's, the emulator's; what it says of a preference stays. */
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
