import type { Provider, ProviderProfile } from '../../src/core/provider.ts';
import { buildEmulator } from '../../src/emulator/build-emulator.ts';
import { fullTemplate, type DeclaredNames } from '../../src/core/contract.ts';
import type { Endpoint } from '../../src/core/endpoint.ts';
import type { ReplyHeaders, StringMap } from '../../src/core/operation.ts';
import type { OutcomeName } from '../../src/core/outcome.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { fixturesFromOptions } from '../../src/fixtures/validate.ts';
import { embeddedFixtures } from '../../src/fixtures/source.ts';
import { checkedProviders } from '../../src/providers/checked.ts';
import { loadedChecksOf } from '../../src/scenarios/fixture-checks.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { createCheckedStore, type Written } from './checked-store.ts';

/** Options of an emulator without HTTP. */
export interface TestEmulatorOptions {
  readonly fixtures?: Readonly<Record<string, unknown>>;
  readonly store?: Store;
  /** Receives the collections that are written, if the test has no own store. */
  readonly written?: Written;
  /** The profile for all providers that have it. */
  readonly profile?: string;
  readonly budgeted?: boolean;
  readonly maxNamespaces?: number;
  /** Replaces the built-in providers. */
  readonly providers?: readonly Provider[];
}

/** An emulator without HTTP, whose clock a test controls. */
export interface TestEmulator {
  readonly emulator: Emulator;
  advance(seconds: number): void;
  /** Sends a request to a provider's operation in the core and returns the result. */
  send(provider: string, operation: string, body: unknown, more?: SendOptions): Promise<Said>;
}

/** The parts of a request besides its body. */
interface SendOptions {
  readonly path?: StringMap;
  readonly headers?: StringMap;
  readonly cookies?: StringMap;
  readonly query?: StringMap;
  readonly namespace?: string;
  readonly address?: string;
  readonly preferred?: OutcomeName;
}

/** A rendered outcome. */
interface Said {
  readonly outcome: string;
  readonly status: number;
  readonly body: unknown;
  /** The provider's headers, by lower-case name. */
  readonly headers: ReplyHeaders;
  readonly trace: readonly string[];
  /** The key of the account that the request is about. */
  readonly account: string | undefined;
}

/** Creates an emulator that starts at noon of 2026-11-21. */
export function testEmulator(options: TestEmulatorOptions = {}): TestEmulator {
  const { fixtures, store, profile = 'documented', budgeted = false, maxNamespaces = 1000 } = options;
  let now = Date.parse('2026-11-21T12:00:00.000Z');
  const own = options.providers ?? checkedProviders;
  const wanted = own.map((provider) => ({ provider, profile: profileOf(provider, profile) }));
  const source =
    fixtures === undefined
      ? embeddedFixtures
      : fixturesFromOptions(fixtures, loadedChecksOf(checkedProviders));
  const loaded = source(wanted);
  const served = wanted.map(({ provider, profile }) => {
    const fixtures = loaded.get(provider.id);
    if (fixtures === undefined) throw new Error(`no fixtures for ${provider.id}`);
    return { id: provider.id, provider, profile, fixtures };
  });
  const emulator = buildEmulator({
    served,
    store: store ?? createCheckedStore(createMemoryStore(), own, options.written),
    clock: { now: () => now, machine: () => now, frozen: false },
    seed: 'test',
    budgeted,
    maxNamespaces,
  });

  async function send(
    provider: string,
    operation: string,
    body: unknown,
    more: SendOptions = {},
  ): Promise<Said> {
    const { path = {}, query = {}, headers = {}, cookies = {} } = more;
    const { namespace = 'default', address = '127.0.0.1', preferred } = more;
    const one = emulator.served.find(({ id }) => id === provider);
    const endpoint = one?.profile.endpoints.find(({ contract }) => contract.operationId === operation);
    if (one === undefined || endpoint === undefined) throw new Error(`no ${operation} at ${provider}`);
    const [mediaType] = Object.keys(endpoint.contract.body);
    const { reads } = endpoint.contract;
    const parts = {
      path,
      query: declared(query, reads.query),
      headers: declared(headers, reads.headers),
      cookies: declared(cookies, reads.cookies),
    };
    const received = { wire: { ...parts, body: mediaType === undefined ? undefined : body }, mediaType };
    const slot = await emulator.openRequest(namespace);
    const origin = 'http://127.0.0.1:4010';
    const operationRequest = {
      slot,
      served: one,
      endpoint,
      received,
      address,
      origin,
      ...(preferred === undefined ? {} : { preference: { outcome: preferred } }),
    };
    const { result, trace, account, budget } = await emulator.decide(operationRequest);
    if ('refusal' in result) throw new Error(`refused: ${result.refusal}`);
    const { method } = endpoint.contract;
    const url = origin + pathOf(one.profile, endpoint, path);
    const exchange = { origin, url, method, now: slot.now, budget };
    const { status, body: said, headers: given = {} } = result.render(exchange);
    return { outcome: result.outcome, status, body: said, headers: given, trace, account };
  }

  return { emulator, send, advance: (seconds) => void (now += seconds * 1000) };
}

function profileOf({ profiles }: Provider, name: string): ProviderProfile {
  return Object.entries(profiles).find(([known]) => known === name)?.[1] ?? profiles.documented;
}

function pathOf({ contract }: ProviderProfile, endpoint: Endpoint, parameters: StringMap): string {
  const template = fullTemplate(contract, endpoint.contract);
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
}

/** Returns the inputs of an operation: those of the request that its contract declares. */
function declared(sent: StringMap, names: DeclaredNames): StringMap {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => Object.hasOwn(names, name)));
}
