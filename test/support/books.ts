import { afterEach } from '@jest/globals';
import { textAt } from '../cli/cli.ts';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { createEmulator, type EmulatorOptions, type LoginEmulator } from '../../src/index.ts';

const contract = 'test/support/books/books.yaml';

/** An emulator of Books, a small declared provider, with a client. */
export interface Books {
  readonly emulator: LoginEmulator;
  /** Sends a request such as `GET /orders` below the base path, with a JSON body unless it is a text. */
  send(operation: string, request?: BooksRequest): Promise<BooksAnswer>;
  /** Signs in and returns the headers of the session. */
  signedIn(account: string): Promise<Readonly<Record<string, string>>>;
}

/** The parts of a request. */
interface BooksRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly namespace?: string;
}

/** The parts of an answer. */
interface BooksAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  readonly outcome: string | null;
}

const opened: LoginEmulator[] = [];
afterEach(() => Promise.all(opened.splice(0).map((emulator) => emulator.close())));

/** Serves Books without a port. It is closed after the test. */
export async function openBooks(options: EmulatorOptions = {}, files: object = {}): Promise<Books> {
  const { provider } = await loadDeclaredProvider({ id: 'books', file: contract, ...files });
  const emulator = await createEmulator({ providers: [provider], port: false, seed: 'books', ...options });
  opened.push(emulator);

  async function send(operation: string, { body, headers = {}, namespace }: BooksRequest = {}) {
    const [method = '', path = ''] = operation.split(' ');
    const target = namespace === undefined ? emulator : emulator.namespace(namespace);
    const isJson = body !== undefined && typeof body !== 'string';
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await target.fetch(`/books${path}`, {
      method,
      headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: text }),
    });
    return {
      ...{ status: response.status, headers: response.headers },
      body: parsed(await response.text()),
      outcome: response.headers.get('x-emulator-outcome'),
    };
  }

  return {
    emulator,
    send,
    async signedIn(account) {
      const { body } = await send('POST /login', { body: credentialsOf(account) });
      return { authorization: `Bearer ${textAt(body, 'access')}` };
    },
  };
}

/** The body of a login with the password of the default accounts. */
export function credentialsOf(account: string) {
  return { email: `${account}@example.com`, password: 'Password-1' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
