import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as playwright from 'playwright-core';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { checkSessionOptions } from '../../src/testing/playwright-session.ts';
import { createWorkerSessions } from '../../src/testing/worker-sessions.ts';

describe('the sessions of a worker', () => {
  let emulator: LoginEmulator;
  beforeEach(async () => void (emulator = await createEmulator({ port: false, providers: ['rocketchat'] })));
  afterEach(() => emulator.close());

  it('starts a session once for each account, and again when it has ended', async () => {
    const sessions = createWorkerSessions(3);
    const shared = { emulator, emulatorOptions: { prefix: 'job-7' }, sessionOptions: {} };
    const surroundings = { ...shared, baseUrl: undefined, playwright };
    const plain = await sessions.of('plain', surroundings);
    const totp = await sessions.of('totp', surroundings);
    expect([plain, totp].map(({ namespace }) => namespace.name)).toEqual([
      'job-7-worker-3-session-0',
      'job-7-worker-3-session-1',
    ]);
    expect(await sessions.of('plain', surroundings)).toBe(plain);
    await plain.namespace.sessions.endAll('rocketchat');
    const again = await sessions.of('plain', surroundings);
    expect(again.session.active).toBe(true);
    expect(again).not.toBe(plain);
    expect(await sessions.of('totp', surroundings)).toBe(totp);
    await sessions.close();
    expect((await emulator.namespaces()).map(({ name }) => name)).toEqual(['default']);
  });

  it('keeps a session that started as expired', async () => {
    const sessions = createWorkerSessions(0);
    const shared = { emulator, emulatorOptions: {}, sessionOptions: { state: 'expired' } } as const;
    const surroundings = { ...shared, baseUrl: undefined, playwright };
    const expired = await sessions.of('plain', surroundings);
    expect(expired.session.active).toBe(false);
    expect(await sessions.of('plain', surroundings)).toBe(expired);
    await sessions.close();
  });

  it('rejects an unknown option', () => {
    const misspelt = { provider: 'rocketchat', keeps: true };
    expect(() => checkSessionOptions(misspelt)).toThrow(
      'sessionOptions has no keeps; expected one of provider, keep, scope, state, expiresInSeconds',
    );
  });
});
