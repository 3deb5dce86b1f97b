import type { RequestListener } from 'node:http';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { createListener, type ListenerParts, wholeEmulator } from '../../src/http/listener.ts';
import { createPlanes, type PlanesOptions } from '../../src/server/planes.ts';

/** The planes of a test's emulator at each of its ports, as a start without options has them. */
export function planesAt(emulator: Emulator, options: Partial<PlanesOptions> = {}) {
  return createPlanes(emulator, {
    ...{ cors: 'loopback', quiet: false, fidelity: 'inferred', prefer: true },
    ...{ requireNamespace: false, fallback: {}, publicAddress: { trustProxy: false } },
    access: { admin: true, allowedHosts: [], adminOrigins: [] },
    record: () => undefined,
    report: (error) => console.error(error),
    ...options,
  });
}

/** The planes of a test's emulator that has one port. */
export function planesOf(emulator: Emulator, options: Partial<PlanesOptions> = {}): ListenerParts {
  return planesAt(emulator, options)(wholeEmulator);
}

/** An emulator as a listener, for tests that steer it from inside as well. */
export function listenerOf(emulator: Emulator, options: Partial<PlanesOptions> = {}): RequestListener {
  return createListener(planesOf(emulator, options));
}
