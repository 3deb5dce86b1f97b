import { createExpressApp } from '../server/express-app.ts';
import { providerUrls } from '../http/emulator-urls.ts';
import { codeOf, OptionError } from '../errors.ts';
import { createFetch } from '../server/fetch.ts';
import { createListener, wholeEmulator, type Certificate } from '../http/listener.ts';
import type { Listeners } from '../server/listeners.ts';
import type { ServerOptions } from '../server/create-server.ts';
import { createMiddleware } from '../server/middleware.ts';
import { certificateFor } from '../server/tls/certificate.ts';
import { createClosing, untilClosed, createLoginEmulator, type LoginEmulator } from './login-emulator.ts';
import type { Transport } from './transport.ts';
import { fixtureChecksOf } from '../scenarios/fixture-checks.ts';
import { knownTo, serverFromOptions } from './create-app.ts';
import { checkOptions, type AppOptions } from './app-options.ts';
import { emulatorOptionRules, type EmulatorOptions } from './options.ts';

/**
 * Starts an emulator in this process. By default it listens on a free port of `localhost`. Emulators share no state.
 *
 * @throws OptionError for an invalid option, FileError for an invalid fixture file.
 * @example
 * const emulator = await createEmulator({ seed: 'my test' });
 * const response = await fetch(`${emulator.urls.rocketchat}/login`, {
 *   method: 'POST',
 *   body: new URLSearchParams({ user: 'plain', password: 'Password-1' }),
 * });
 * await emulator.close();
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<LoginEmulator> {
  return openEmulator(options);
}

/** Starts an emulator whose warnings about requests and answers go to a function; by default, to the console. */
export async function openEmulator(
  options: EmulatorOptions,
  reports: Pick<ServerOptions, 'warn'> = {},
): Promise<LoginEmulator> {
  checkOptions(options, emulatorOptionRules);
  const { port = 0, host = 'localhost', tls = false, providers, ...others } = options;
  const rest: AppOptions = {
    ...others,
    ...(providers === undefined
      ? {}
      : { providers: await Promise.all(providers.map((one) => Promise.resolve(one))) }),
  };
  const certificate = tls === false ? undefined : await certificateFor(tls);
  const known = knownTo(rest);
  const checks = await fixtureChecksOf(known);
  const closing = createClosing((graceMs) => listeners.close(graceMs));
  const { emulator, listeners, everything, adminFetch } = serverFromOptions(rest, known, checks, {
    host: port === false ? undefined : host,
    certificate,
    closing: closing.signal,
    ...reports,
  });
  const url = port === false ? socketless(certificate) : await opened(listeners, host, port);
  const planes = everything();
  const control = adminFetch(url);
  const connection: Transport = {
    url: rest.publicUrl ?? url,
    basePaths: providerUrls(emulator.served, ''),
    send: (path, init) => control(`${url}${path}`, init),
    forward: createFetch(createListener(planes), closing.signal),
  };
  return createLoginEmulator(untilClosed(connection, closing.signal, closedSentence), {
    app: () => createExpressApp(planes),
    middleware: createMiddleware(planes),
    ca: certificate?.ca,
    close: closing.close,
  });
}

const closedSentence = 'this emulator is closed; create another with createEmulator()';

/** The URL of an emulator without a port: requests need an origin. */
function socketless(certificate: Certificate | undefined): string {
  return certificate === undefined ? 'http://localhost' : 'https://localhost';
}

async function opened(listeners: Listeners, host: string, port: number): Promise<string> {
  try {
    return (await listeners.open(wholeEmulator, port)).url;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') throw new OptionError(`port ${port} is in use; omit port to use a free one`);
    throw new OptionError(`cannot listen on ${host}:${port} (${code}); use another host or port`);
  }
}
