import type { AccessOptions } from '../admin/access/guard.ts';
import { emulatorFromOptions, checkNames } from '../emulator/from-options.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { folderFixtures } from '../fixtures/folder.ts';
import { fixturesFromOptions } from '../fixtures/from-options.ts';
import { embeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import { createExpressApp, type App } from '../server/express-app.ts';
import { baseUrlOf } from '../urls.ts';
import type { PublicAddress } from '../http/public-address.ts';
import { wholeEmulator } from '../http/listener.ts';
import { createServer, type CreateListener, type ServerOptions } from '../server/create-server.ts';
import { builtInProviders } from '../providers/index.ts';
import { armedAtStart } from '../emulator/arm-at-start.ts';
import { folderSets } from '../fixtures/set-folder.ts';
import { builtInSets } from '../scenarios/sets.ts';
import { checkOptions, type AppOptions } from './app-options.ts';

/**
 * Makes the emulator as an Express 5 app, without a socket: for supertest, or mounted in an app of one's own.
 *
 * @throws OptionError for an option that cannot be followed, FileError for a fixture that is broken.
 * @example
 * const app = createApp({ seed: 'my test' });
 * await request(app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' }).expect(200);
 */
export function createApp(options: AppOptions = {}): App {
  checkOptions(options);
  return createExpressApp(planesOf(options).planesAt(wholeEmulator));
}

/** An emulator, and what makes the planes of each listener. */
interface AppParts {
  readonly emulator: Emulator;
  readonly planesAt: CreateListener;
}

/** Makes what serves, of options that have been checked. */
export function planesOf(
  options: AppOptions,
  sockets: Pick<ServerOptions, 'listen' | 'certificate' | 'closing'> = {},
): AppParts {
  const { fixtures, cors = 'loopback', quiet = false, prefer = true, fidelity = 'inferred' } = options;
  const { fallback = {}, requireNamespace = false } = options;
  checkNames(Object.keys(fallback));
  const { emulator } = emulatorFromOptions(
    options,
    fixtures === undefined ? embeddedFixtures : sourceOf(fixtures),
    {
      sets: typeof fixtures === 'string' ? folderSets(fixtures) : builtInSets,
      arm: armedAtStart,
    },
  );
  const report = (error: unknown) => console.error(error);
  const record = options.record ?? (() => undefined);
  const planesAt = createServer(emulator, {
    ...{ cors, quiet, prefer, fidelity, fallback, requireNamespace, record, report },
    ...sockets,
    publicAddress: reachedOf(options),
    access: accessOf(options),
  });
  return { emulator, planesAt };
}

function reachedOf({ publicUrl, trustProxy = false }: AppOptions): PublicAddress {
  return publicUrl === undefined ? { trustProxy } : { trustProxy, publicUrl: baseUrlOf(publicUrl) };
}

function accessOf(options: AppOptions): AccessOptions {
  const { admin = true, allowedHosts = [], adminOrigins = [], token, publicUrl } = options;
  return {
    ...{ admin, allowedHosts, adminOrigins },
    ...(publicUrl === undefined ? {} : { publicUrl: baseUrlOf(publicUrl) }),
    ...(token === undefined ? {} : { token }),
  };
}

function sourceOf(fixtures: string | Readonly<Record<string, unknown>>): FixtureSource {
  if (typeof fixtures === 'string') return folderFixtures(fixtures, builtInProviders);
  checkNames(Object.keys(fixtures));
  return fixturesFromOptions(fixtures);
}
