import { expect, it } from '@jest/globals';
import { createEmulator } from '../../../src/index.ts';
import { saveSnapshot, snapshotLayer, importState } from '../../../src/namespaces/state/snapshots.ts';
import { testEmulator } from '../../support/emulator.ts';

const plain = { user: 'plain', password: 'Password-1' };
const profiles = ['documented', 'observed'];
const ninetyDays = 90 * 24 * 60 * 60;

interface SignedIn {
  readonly data: { readonly authToken: string; readonly userId: string };
}

it.each(profiles)(
  'accepts a logged-out token again after restoring an earlier snapshot, in the core, %s',
  async (profile) => {
    const { emulator, send, advance } = testEmulator({ profile });
    const { data } = (await send('rocketchat', 'login', plain)).body as SignedIn;
    const resume = async () => (await send('rocketchat', 'login', { resume: data.authToken })).outcome;
    await saveSnapshot(emulator, 'default', 'signed-in', emulator.now());

    const headers = { 'x-auth-token': data.authToken, 'x-user-id': data.userId };
    expect((await send('rocketchat', 'logout', undefined, { headers })).outcome).toBe('signed-out');
    expect(await resume()).toBe('invalid-credentials');

    const saved = await snapshotLayer(emulator, 'default', 'signed-in');
    if (saved === undefined || 'problem' in saved) throw new Error('no such snapshot');
    await importState(emulator, 'default', saved.layer);
    expect(await resume()).toBe('signed-in');
    advance(ninetyDays);
    expect(await resume()).toBe('invalid-credentials');
  },
);

it.each(profiles)(
  'accepts a logged-out token again after restoring an earlier snapshot, over HTTP, %s',
  async (profile) => {
    const emulator = await createEmulator({ providers: ['rocketchat'], profile, seed: 'snapshot' });
    const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}) => {
      const all = { 'content-type': 'application/json', ...headers };
      return fetch(`${emulator.url}/api/v1/${path}`, {
        method: 'POST',
        headers: all,
        body: JSON.stringify(body),
      });
    };
    try {
      const { data } = (await (await post('login', plain)).json()) as SignedIn;
      const resume = async () => {
        const response = await post('login', { resume: data.authToken });
        const body = (await response.json()) as Partial<SignedIn>;
        return { status: response.status, token: body.data?.authToken };
      };
      await emulator.snapshots.save('signed-in');

      const headers = { 'X-Auth-Token': data.authToken, 'X-User-Id': data.userId };
      expect((await post('logout', {}, headers)).status).toBe(200);
      expect(await resume()).toEqual({ status: 401, token: undefined });

      await emulator.snapshots.restore('signed-in');
      expect(await resume()).toEqual({ status: 200, token: data.authToken });
      await emulator.clock.advance(ninetyDays);
      expect(await resume()).toEqual({ status: 401, token: undefined });
    } finally {
      await emulator.close();
    }
  },
);
