import type { RequestListener } from 'node:http';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { createListener, type ListenerParts, wholeEmulator } from '../../src/http/listener.ts';
import { createServer, type ServerOptions } from '../../src/server/create-server.ts';

/** The planes of a test's emulator at each of its ports, as a start without options has them. */
export function planesAt(emulator: Emulator, options: Partial<ServerOptions> = {}) {
  return createServer(emulator, {
    ...{ cors: 'loopback', quiet: false, fidelity: 'inferred', prefer: true },
    ...{ requireNamespace: false, fallback: {}, publicAddress: { trustProxy: false } },
    access: { admin: true, allowedHosts: [], adminOrigins: [] },
    record: () => undefined,
    report: (error) => console.error(error),
    ...options,
  });
}

/** The planes of a test's emulator that has one port. */
export function planesOf(emulator: Emulator, options: Partial<ServerOptions> = {}): ListenerParts {
  return planesAt(emulator, options)(wholeEmulator);
}

/** An emulator as a listener, for tests that steer it from inside as well. */
export function listenerOf(emulator: Emulator, options: Partial<ServerOptions> = {}): RequestListener {
  return createListener(planesOf(emulator, options));
}
