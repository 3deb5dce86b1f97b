import { assemble, checkNames, OptionError, type EmulatorOptions } from './assemble.ts';
import type { Provenance } from './core/contract.ts';
import { folderFixtures } from './fixtures/folder.ts';
import { givenFixtures } from './fixtures/given.ts';
import { embeddedFixtures, type FixtureSource } from './fixtures/source.ts';
import { createExpressApp, type App } from './http/app.ts';
import type { CorsRule } from './http/cors.ts';
import type { Recorder } from './journal/entry.ts';
import { createPlanes } from './planes.ts';
import { rooms } from './providers/rooms.ts';

export type { App } from './http/app.ts';
export type { CorsRule } from './http/cors.ts';
export { OptionError } from './assemble.ts';
export { FileError } from './fixtures/file-error.ts';
export type { Entry, Recorder } from './journal/entry.ts';
export type { Provenance } from './core/contract.ts';
export type { OutcomeName } from './core/outcome.ts';

/** What `createApp` can be told. */
export interface AppOptions extends EmulatorOptions {
  /** A folder with a file for each provider, or the files' content by provider; embedded fixtures where there is none. */
  readonly fixtures?: string | Readonly<Record<string, unknown>>;
  /** Who may call from a browser: `loopback` (the default), `*`, `off`, or a list of origins. */
  readonly cors?: CorsRule;
  /** Leaves out the headers `x-emulator-outcome` and `x-emulator-request`. */
  readonly quiet?: boolean;
  /**
   * The weakest evidence for an answer that is good enough: `documented`, `observed`, or `inferred` (the default), with
   * which everything is answered. An answer that rests on less is a 501 that names its source. Such a request is decided,
   * and what it changes is kept, all the same: only the answer is withheld.
   */
  readonly fidelity?: Provenance;
  /** Is told of every request that a provider answered. */
  readonly record?: Recorder;
}

/**
 * Makes the emulator as an Express 5 app, without a socket: for supertest, or mounted in an app of one's own.
 *
 * @throws OptionError for an option that cannot be followed, FileError for a fixture that is broken.
 * @example
 * const app = createApp({ seed: 'my test' });
 * await request(app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' }).expect(200);
 */
export function createApp(options: AppOptions = {}): App {
  const { fixtures, cors = 'loopback', quiet = false, fidelity = 'inferred' } = options;
  const { emulator } = assemble(options, fixtures === undefined ? embeddedFixtures : sourceOf(fixtures));
  if (!Array.isArray(cors) && !['loopback', '*', 'off'].includes(String(cors))) {
    throw new OptionError(`cors is ${String(cors)}; expected loopback, *, off, or a list of origins`);
  }
  if (!['documented', 'observed', 'inferred'].includes(fidelity)) {
    throw new OptionError(`fidelity is ${fidelity}; expected documented, observed or inferred`);
  }
  const report = (error: unknown) => console.error(error);
  const record = options.record ?? (() => undefined);
  return createExpressApp(createPlanes(emulator, { cors, quiet, fidelity, record, report }));
}

function sourceOf(fixtures: string | Readonly<Record<string, unknown>>): FixtureSource {
  if (typeof fixtures === 'string') return folderFixtures(fixtures, rooms);
  checkNames(Object.keys(fixtures));
  return givenFixtures(fixtures);
}
