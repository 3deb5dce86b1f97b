import { definedOnly } from '../json.ts';
import { emulatorFromOptions } from '../emulator/from-options.ts';
import { checkIds, withChosen } from '../emulator/provider-choice.ts';
import { folderFixtures, folderSets } from '../fixtures/folder.ts';
import { createEmbeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import { fixturesFromOptions } from '../fixtures/validate.ts';
import { createExpressApp, type App } from '../server/express-app.ts';
import { createServer, type ServerOptions } from '../server/create-server.ts';
import type { FixtureChecks, Provider } from '../core/provider.ts';
import { checkedProviders } from '../providers/checked.ts';
import { loadedChecksOf } from '../scenarios/fixture-checks.ts';
import { createReadPatch } from '../scenarios/patch.ts';
import { armedAtStart } from '../emulator/arm-at-start.ts';
import { builtInSets } from '../scenarios/sets.ts';
import { checkOptions, planesOptionsOf, type AppOptions } from './app-options.ts';

/**
 * Creates the emulator as an Express 5 app that opens no port: for supertest, or to mount in your own app.
 *
 * @throws OptionError for an invalid option, FileError for an invalid fixture file.
 * @example
 * const app = createApp({ seed: 'my test' });
 * await request(app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' }).expect(200);
 */
export function createApp(options: AppOptions = {}): App {
  checkOptions(options);
  const known = knownTo(options);
  return createExpressApp(serverFromOptions(options, known, loadedChecksOf(known)).everything());
}

/** Returns the built-in providers and those of the options. */
export function knownTo({ providers }: AppOptions): readonly Provider[] {
  return withChosen(checkedProviders, providers);
}

/** Creates an emulator and its server from checked options. */
export function serverFromOptions(
  options: AppOptions,
  known: readonly Provider[],
  checks: FixtureChecks,
  { warn = warnOnConsole, ...sockets }: Pick<ServerOptions, 'host' | 'certificate' | 'closing' | 'warn'> = {},
) {
  const { fixtures, fallback = {}, record } = options;
  checkIds(Object.keys(fallback), known);
  const readPatch = createReadPatch(checks);
  const { emulator } = emulatorFromOptions(options, known, sourceOf(fixtures, known, checks), {
    sets: typeof fixtures === 'string' ? folderSets(fixtures) : builtInSets,
    arm: (names, sets, places) => armedAtStart(names, sets, places, readPatch),
  });
  const report = (error: unknown) => console.error(error);
  const server = createServer(emulator, {
    ...planesOptionsOf(options),
    ...sockets,
    ...definedOnly({ record }),
    ...{ report, warn },
  });
  return { emulator, ...server };
}

function warnOnConsole(message: string): void {
  console.warn(`login-emulator: ${message}`);
}

function sourceOf(
  fixtures: AppOptions['fixtures'],
  known: readonly Provider[],
  checks: FixtureChecks,
): FixtureSource {
  if (fixtures === undefined) return createEmbeddedFixtures(createReadPatch(checks));
  if (typeof fixtures === 'string') return folderFixtures(fixtures, known, checks);
  checkIds(Object.keys(fixtures), known);
  return fixturesFromOptions(fixtures, checks);
}
