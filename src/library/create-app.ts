import { definedOnly } from '../json.ts';
import { emulatorFromOptions, checkNames } from '../emulator/from-options.ts';
import { folderFixtures, folderSets } from '../fixtures/folder.ts';
import { embeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import { fixturesFromOptions } from '../fixtures/validate.ts';
import { createExpressApp, type App } from '../server/express-app.ts';
import { createServer, type ServerOptions } from '../server/create-server.ts';
import { builtInProviders } from '../providers/index.ts';
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
  return createExpressApp(serverFromOptions(options).everything());
}

/** Creates an emulator and its server from checked options. */
export function serverFromOptions(
  options: AppOptions,
  sockets: Pick<ServerOptions, 'host' | 'certificate' | 'closing'> = {},
) {
  const { fixtures, fallback = {}, record } = options;
  checkNames(Object.keys(fallback));
  const { emulator } = emulatorFromOptions(options, sourceOf(fixtures), {
    sets: typeof fixtures === 'string' ? folderSets(fixtures) : builtInSets,
    arm: armedAtStart,
  });
  const report = (error: unknown) => console.error(error);
  const server = createServer(emulator, {
    ...planesOptionsOf(options),
    ...sockets,
    ...definedOnly({ record }),
    report,
  });
  return { emulator, ...server };
}

function sourceOf(fixtures: AppOptions['fixtures']): FixtureSource {
  if (fixtures === undefined) return embeddedFixtures;
  if (typeof fixtures === 'string') return folderFixtures(fixtures, builtInProviders);
  checkNames(Object.keys(fixtures));
  return fixturesFromOptions(fixtures);
}
