import { EmulatorError, type Namespace } from '../index.ts';

/** TEMPORARY until `emulator.signIn` is in the library. */
export interface SignedIn {
  readonly provider: string;
  readonly account: string;
  readonly login: string;
  readonly active: boolean;
  readonly reason?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: readonly {
    readonly name: string;
    readonly value: string;
    readonly path: string;
    readonly expires?: string;
    readonly httpOnly: boolean;
    readonly secure: boolean;
    readonly sameSite?: 'Strict' | 'Lax' | 'None';
  }[];
  readonly body?: unknown;
  readonly tokens: readonly {
    readonly id: string;
    readonly token: string;
    readonly kind: string | null;
    readonly expiresAt: string | null;
  }[];
  readonly requestHeaders: Readonly<Record<string, string>>;
}

/** TEMPORARY */
export interface SignInOptions {
  readonly state?: 'active' | 'expired' | 'revoked';
  readonly expiresInSeconds?: number;
}

/** TEMPORARY */
export async function signIn(
  namespace: Namespace,
  provider: string,
  login: string,
  options: SignInOptions = {},
): Promise<SignedIn> {
  const response = await namespace.fetch(`/__admin/sessions/${provider}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, ...options }),
  });
  const found: unknown = await response.json();
  if (response.status === 201) return found as SignedIn;
  const answer = await namespace.fetch('/api/v1/login', {
    method: 'POST',
    body: new URLSearchParams({ user: login, password: 'Password-1' }),
  });
  const body = (await answer.json()) as { data?: { authToken: string; userId: string } };
  if (body.data === undefined) throw new EmulatorError(`cannot sign in as ${login}`);
  return {
    provider,
    account: login,
    login,
    active: true,
    status: answer.status,
    headers: {},
    cookies: [],
    body,
    tokens: [{ id: '1', token: body.data.authToken, kind: null, expiresAt: null }],
    requestHeaders: { 'x-auth-token': body.data.authToken, 'x-user-id': body.data.userId },
  };
}
