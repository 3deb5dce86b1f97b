import { connect, createEmulator, type EmulatorOptions, type LoginEmulator } from '../../src/index.ts';

/** An emulator as it is met, and how it ends. */
export interface Met {
  readonly emulator: LoginEmulator;
  close(): Promise<void>;
}

/** The ways to an emulator: what holds of one must hold of every other. */
export const ways: Readonly<Record<string, (options?: EmulatorOptions) => Promise<Met>>> = {
  async 'one of this process'(options = {}) {
    const emulator = await createEmulator({ seed: 'test', ...options });
    return { emulator, close: emulator.close };
  },
  async 'one without a port'(options = {}) {
    const emulator = await createEmulator({ seed: 'test', port: false, ...options });
    return { emulator, close: emulator.close };
  },
  async 'one that runs elsewhere'(options = {}) {
    const served = await createEmulator({ seed: 'test', ...options });
    const emulator = await connect(served.url, options.token === undefined ? {} : { token: options.token });
    return { emulator, close: served.close };
  },
};

/** A login of Rocket.Chat. */
export function login(user: string, password = 'Password-1', code?: string): RequestInit {
  const second = code === undefined ? {} : { code };
  return { method: 'POST', body: new URLSearchParams({ user, password, ...second }) };
}
