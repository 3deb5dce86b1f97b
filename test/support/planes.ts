import type { RequestListener } from 'node:http';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { createListener, type ListenerParts, wholeEmulator } from '../../src/http/listener.ts';
import { createPlanes, type PlanesOptions } from '../../src/server/planes.ts';

/** Creates the planes of a test's emulator for each of its ports, with default options. */
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

/** Creates the planes of a test's emulator with one port. */
export function planesOf(emulator: Emulator, options: Partial<PlanesOptions> = {}): ListenerParts {
  return planesAt(emulator, options)(wholeEmulator);
}

/** Creates a listener of an emulator, for tests that also access it directly. */
export function listenerOf(emulator: Emulator, options: Partial<PlanesOptions> = {}): RequestListener {
  return createListener(planesOf(emulator, options));
}
