import { isRecord, parseJson } from '../../json.ts';
import type { Resend } from '../resend.ts';
import { adminPath } from '../../http/emulator-urls.ts';

/** An example of a request, as `GET /operations` returns it. */
export interface ExampleRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a text for other content types. */
  readonly body?: unknown;
  /** The login of the account to sign in first. */
  readonly account: string | null;
}

/** Sends examples to a separate emulator. */
export interface Trial {
  /**
   * Calls a function with its own namespace, with the original fixtures, signed in as the account, if any. Returns
   * undefined if the account can't sign in.
   */
  use<T>(
    provider: string,
    account: string | null,
    use: (send: TrialNamespace) => Promise<T>,
  ): Promise<T | undefined>;
}

/** A namespace of a trial. Returns the status of an example's answer; undefined if no operation gave it. */
export type TrialNamespace = (example: ExampleRequest) => Promise<number | undefined>;

/** Creates a trial from the function that sends requests to its emulator. */
export function createTrial(send: Resend): Trial {
  // a provider without a sign-in would be tried for each operation
  const unable = new Set<string>();
  let count = 0;

  function sendIn(namespace: string, { method, path, headers, body }: ExampleRequest) {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const content = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) };
    return send({
      ...{ method, target: path, body: text },
      headers: { host: 'localhost', ...headers, ...content, 'x-emulator-namespace': namespace },
    });
  }

  async function credentials(namespace: string, provider: string, login: string) {
    const { answer } = await sendIn(namespace, {
      ...{ method: 'POST', path: `${adminPath}/sessions/${provider}`, account: null },
      ...{ headers: { 'content-type': 'application/json' }, body: { login } },
    });
    const session = parseJson(answer?.text ?? '');
    if (answer?.status !== 201 || !isRecord(session) || session['active'] !== true) return undefined;
    return isRecord(session['requestHeaders']) ? session['requestHeaders'] : undefined;
  }

  async function within<T>(
    { namespace, provider, account }: Opened,
    use: (send: TrialNamespace) => Promise<T>,
  ): Promise<T | undefined> {
    const session = account === null ? {} : await credentials(namespace, provider, account);
    if (session === undefined) {
      unable.add(keyOf(provider, account));
      return undefined;
    }
    const texts = Object.fromEntries(
      Object.entries(session).map(([name, value]) => [name, String(value)] as const),
    );
    return use(async (example) => {
      const headers = { ...example.headers, ...texts };
      const { answer } = await sendIn(namespace, { ...example, headers });
      return answer?.headers['x-emulator-outcome'] === undefined ? undefined : answer.status;
    });
  }

  return {
    async use(provider, account, use) {
      if (unable.has(keyOf(provider, account))) return undefined;
      const namespace = `trial-${(count += 1)}`;
      try {
        return await within({ namespace, provider, account }, use);
      } finally {
        // a large contract needs more namespaces than an emulator has at once
        const path = `${adminPath}/namespaces/${namespace}`;
        await sendIn(namespace, { method: 'DELETE', path, headers: {}, account: null });
      }
    },
  };
}

interface Opened {
  readonly namespace: string;
  readonly provider: string;
  readonly account: string | null;
}

function keyOf(provider: string, account: string | null): string {
  return JSON.stringify([provider, account]);
}
