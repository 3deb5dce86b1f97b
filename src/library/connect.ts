import { createExpressApp } from '../server/express-app.ts';
import type { Middleware } from '../http/listener.ts';
import { createRemoteMiddleware } from '../server/middleware.ts';
import { pathOf, EmulatorError } from './admin-client.ts';
import { closedSentence, openConnection, type ConnectOptions } from './connection.ts';
import { createLoginEmulator, type LoginEmulator } from './login-emulator.ts';
import type { SendRequest } from './transport.ts';

/**
 * Connects to a running emulator. Returns the same interface as `createEmulator`. If the URL has a namespace prefix,
 * such as `http://localhost:4010/@w1`, the controls apply to that namespace instead of `default`.
 *
 * @throws OptionError if the URL is invalid, EmulatorError if no emulator answers there.
 * @example
 * const emulator = await connect('http://localhost:4010');
 * await emulator.namespace('w1').scenarios.arm({ outcome: 'locked-out' });
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<LoginEmulator> {
  const { base, namespace, transport, ask, closing } = await openConnection(url, options);
  const remote = createRemoteMiddleware(base);
  const middleware: Middleware = (request, response, next) =>
    closing.signal.aborted ? next(new EmulatorError(closedSentence)) : remote(request, response, next);
  const report = (error: unknown) => console.error(error);
  const parts = {
    app: () => createExpressApp({ planes: [], notFound: middleware, report }),
    middleware,
    ca: await authorityAt(base, ask),
    close: closing.close,
  };
  return createLoginEmulator(transport, parts, namespace);
}

/** Returns the CA certificate of an emulator that serves https with a generated certificate. */
async function authorityAt(base: string, send: SendRequest): Promise<string | undefined> {
  if (!base.startsWith('https:')) return undefined;
  const answer = await send(pathOf('getCertificateAuthority', {}), {});
  const text = await answer.text();
  return answer.ok ? text : undefined;
}
