import { createHash } from 'node:crypto';
import { expect, it, jest } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';

/** The used part of the vendor's client. Its own types require packages that aren't on npm. */
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

/** Calls `use` with a new client of a new emulator. */
async function withClient(use: (client: RestClient) => Promise<void>, profile = 'observed'): Promise<void> {
  const emulator = await createEmulator({ providers: ['rocketchat'], profile, seed: 'client' });
  try {
    await use(new Client({ baseUrl: emulator.url }));
  } finally {
    await emulator.close();
  }
}

/** Returns the response of a rejected call, which the client throws. */
async function refusal(call: Promise<unknown>): Promise<Response> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof Response) return thrown;
  throw new Error('the call was not rejected', { cause: thrown });
}

/** Signs in by a request of the app, since the client has no login method. */
async function signIn(client: RestClient, body: object): Promise<Readonly<Record<string, unknown>>> {
  const { data } = (await client.post('/v1/login', body)) as {
    readonly data: { userId: string; authToken: string };
  };
  client.setCredentials({ 'X-User-Id': data.userId, 'X-Auth-Token': data.authToken });
  return data;
}

it('signs in and reads its user', () =>
  withClient(async (client) => {
    const { userId } = await signIn(client, { user: 'plain', password: 'Password-1' });
    expect(await client.get('/v1/me')).toMatchObject({ _id: userId, username: 'plain', success: true });
  }));

it('gets the response to a wrong password', () =>
  withClient(async (client) => {
    const response = await refusal(client.post('/v1/login', { user: 'plain', password: 'wrong' }));
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 401,
      body: { success: false, error: 'Unauthorized', status: 'error', message: 'Unauthorized' },
    });
  }));

it('does not start its second-factor challenge for the 401 of a login', () =>
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

it('starts its second-factor challenge for a 400 of an endpoint, and again after a wrong code', () =>
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

it('fails on the empty body of a logout, which still takes effect', () =>
  withClient(async (client) => {
    await signIn(client, { user: 'plain', password: 'Password-1' });
    await expect(client.post('/v1/logout')).rejects.toThrow('Unexpected end of JSON input');
    expect((await refusal(client.get('/v1/me'))).status).toBe(401);
  }));

it('signs out in the documented profile, whose logout has a body', () =>
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
