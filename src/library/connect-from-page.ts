import { isRecord } from '../json.ts';
import { EmulatorError } from './admin-client.ts';
import { openConnection, type ConnectOptions } from './connection.ts';
import { createLoginEmulator, type LoginEmulator } from './login-emulator.ts';

/** An emulator that a web page uses: a `LoginEmulator` without the parts that need Node. */
export type PageEmulator = Omit<LoginEmulator, 'app' | 'middleware' | 'ca'>;

/**
 * Connects a web page to a running emulator, by default to the one at the page's own origin. `login-emulator/vite` serves
 * it there. An emulator at another origin accepts the page only if its option `adminOrigins` lists the page's origin.
 *
 * @throws OptionError if the URL is invalid, EmulatorError if no emulator answers there.
 * @example
 * const emulator = await connect('http://localhost:6006'); // or connect(), at the page's own origin
 * const { current } = await emulator.codes.get('onlyoffice', 'totp@example.com');
 */
export async function connect(url = originOfPage(), options: ConnectOptions = {}): Promise<PageEmulator> {
  const { namespace, transport, closing } = await openConnection(url, options);
  const parts = { app: needsNode, middleware: needsNode, ca: undefined, close: closing.close };
  return createLoginEmulator(transport, parts, namespace);
}

function originOfPage(): string {
  const location: unknown = Reflect.get(globalThis, 'location');
  return isRecord(location) ? String(location['origin']) : '';
}

function needsNode(): never {
  throw new EmulatorError('app and middleware need Node; in a page, use fetch or the url');
}
