import { createHash } from 'node:crypto';
import { expect, it, jest } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';

/** What the vendor's own client is used with here; its types want packages that npm has not. */
interface RestClient {
  get(endpoint: string): Promise<Readonly<Record<string, unknown>>>;
  post(endpoint: string, body?: object): Promise<Readonly<Record<string, unknown>>>;
  setCredentials(credentials: { readonly 'X-User-Id': string; readonly 'X-Auth-Token': string }): void;
  handleTwoFactorChallenge(ask: (asked: Asked) => Promise<string>): void;
}

interface Asked {
  readonly method: string;
  readonly emailOrUsername?: string;
  readonly invalidAttempt?: boolean;
}

const { RestClient: Client } = jest.requireActual<{
  RestClient: new (options: { readonly baseUrl: string }) => RestClient;
}>('@rocket.chat/api-client');

/** Lets a new client use the server as it answers today. */
async function withClient(use: (client: RestClient) => Promise<void>, profile = 'observed'): Promise<void> {
  const emulator = await createEmulator({ providers: ['rocketchat'], profile, seed: 'client' });
  try {
    await use(new Client({ baseUrl: emulator.url }));
  } finally {
    await emulator.close();
  }
}

/** The answer with which a call was refused: the client throws it. */
async function refusal(call: Promise<unknown>): Promise<Response> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof Response) return thrown;
  throw new Error('the call was not refused', { cause: thrown });
}

/** Signs in as an app does: the client has no login of its own. */
async function signIn(client: RestClient, body: object): Promise<Readonly<Record<string, unknown>>> {
  const { data } = (await client.post('/v1/login', body)) as {
    readonly data: { userId: string; authToken: string };
  };
  client.setCredentials({ 'X-User-Id': data.userId, 'X-Auth-Token': data.authToken });
  return data;
}

it('signs in and asks who it is', () =>
  withClient(async (client) => {
    const { userId } = await signIn(client, { user: 'plain', password: 'Password-1' });
    expect(await client.get('/v1/me')).toMatchObject({ _id: userId, username: 'plain', success: true });
  }));

it('is handed the answer to a wrong password', () =>
  withClient(async (client) => {
    const response = await refusal(client.post('/v1/login', { user: 'plain', password: 'wrong' }));
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 401,
      body: { success: false, error: 'Unauthorized', status: 'error', message: 'Unauthorized' },
    });
  }));

it('is not asked for a second factor by a login, whose 401 its challenge does not know', () =>
  withClient(async (client) => {
    const asked: Asked[] = [];
    client.handleTwoFactorChallenge((one) => {
      asked.push(one);
      return Promise.resolve('000000');
    });
    const { status } = await refusal(client.post('/v1/login', { user: 'totp', password: 'Password-1' }));
    expect(status).toBe(401);
    expect(asked).toEqual([]);
  }));

it('is asked for a second factor where an endpoint answers 400, and asked again after a wrong one', () =>
  withClient(async (client) => {
    await signIn(client, { user: 'plain', password: 'Password-1' });
    const asked: Asked[] = [];
    client.handleTwoFactorChallenge((one) => {
      asked.push(one);
      return Promise.resolve(sha256(asked.length === 1 ? 'wrong' : 'Password-1'));
    });
    expect(await client.post('/v1/users.2fa.disableEmail')).toEqual({ success: true });
    expect(asked.map(({ method, invalidAttempt }) => ({ method, invalidAttempt }))).toEqual([
      { method: 'password', invalidAttempt: false },
      { method: 'password', invalidAttempt: true },
    ]);
  }));

it('stumbles over the empty body of a logout, which has happened all the same', () =>
  withClient(async (client) => {
    await signIn(client, { user: 'plain', password: 'Password-1' });
    await expect(client.post('/v1/logout')).rejects.toThrow('Unexpected end of JSON input');
    expect((await refusal(client.get('/v1/me'))).status).toBe(401);
  }));

it('signs out of a server of the document, whose logout has a body', () =>
  withClient(async (client) => {
    await signIn(client, { user: 'plain', password: 'Password-1' });
    expect(await client.post('/v1/logout')).toEqual({
      status: 'success',
      data: { message: "You've been logged out!" },
    });
    expect((await refusal(client.get('/v1/me'))).status).toBe(401);
  }, 'documented'));

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
