import { connect, createEmulator, type EmulatorOptions, type LoginEmulator } from '../../src/index.ts';

/** An emulator under test, and a function that ends it. */
export interface Met {
  readonly emulator: LoginEmulator;
  close(): Promise<void>;
}

/** Functions that give access to an emulator. The tests expect the same of each. */
export const ways: Readonly<Record<string, (options?: EmulatorOptions) => Promise<Met>>> = {
  async 'in this process'(options = {}) {
    const emulator = await createEmulator({ seed: 'test', ...options });
    return { emulator, close: emulator.close };
  },
  async 'without a port'(options = {}) {
    const emulator = await createEmulator({ seed: 'test', port: false, ...options });
    return { emulator, close: emulator.close };
  },
  async 'running elsewhere'(options = {}) {
    const served = await createEmulator({ seed: 'test', ...options });
    const emulator = await connect(served.url, options.token === undefined ? {} : { token: options.token });
    return { emulator, close: served.close };
  },
};

/** The request of a Rocket.Chat login. */
export function login(user: string, password = 'Password-1', code?: string): RequestInit {
  const second = code === undefined ? {} : { code };
  return { method: 'POST', body: new URLSearchParams({ user, password, ...second }) };
}
