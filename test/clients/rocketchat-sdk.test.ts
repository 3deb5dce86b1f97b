import { expect, it, jest } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';

type Answer = Readonly<Record<string, unknown>> | undefined;

/** The REST part of the vendor's older client. */
interface Api {
  login(user: { readonly username: string; readonly password: string }): Promise<Answer>;
  get(endpoint: string): Promise<Answer>;
  logout(): Promise<void>;
  loggedIn(): boolean;
  readonly currentLogin: { readonly userId: string; readonly authToken: string } | null;
}

/** Loads the client's module, which reads the server's URL on load and stores the signed-in user. */
function loadApi(url: string): Api {
  process.env['ROCKETCHAT_URL'] = url;
  return jest.requireActual<Api>('@rocket.chat/sdk/dist/lib/api');
}

it.each(['documented', 'observed'])(
  'is rejected with a wrong password, signs in, reads its user, and signs out by GET in the profile %s',
  async (profile) => {
    jest.resetModules();
    const emulator = await createEmulator({ providers: ['rocketchat'], profile, seed: 'client' });
    // the client logs every call to the terminal
    for (const word of ['log', 'error'] as const) jest.spyOn(console, word).mockReturnValue();
    const api = loadApi(emulator.url);
    try {
      const wrong = api.login({ username: 'plain', password: 'wrong' });
      await expect(wrong).rejects.toThrow('Login failed for plain');
      expect(api.loggedIn()).toBe(false);

      await api.login({ username: 'plain', password: 'Password-1' });
      const { userId, authToken = '' } = api.currentLogin ?? {};
      expect(authToken).toHaveLength(43);
      expect(await api.get('me')).toMatchObject({ _id: userId, username: 'plain', success: true });

      await api.logout();
      expect(api.loggedIn()).toBe(false);
      expect(await emulator.sessions.introspect(authToken)).toMatchObject({
        active: false,
        reason: 'signed-out',
      });
    } finally {
      await emulator.close();
    }
  },
);
