import type { RequestListener } from 'node:http';
import type { Emulator } from '../../src/emulator.ts';
import { createListener } from '../../src/http/listener.ts';
import { createPlanes } from '../../src/planes.ts';

/** An emulator as a listener, for tests that steer it from inside as well. */
export function listenerOf(emulator: Emulator): RequestListener {
  const planes = createPlanes(emulator, {
    ...{ cors: 'loopback', quiet: false, fidelity: 'inferred', prefer: true },
    reached: { trustProxy: false },
    record: () => undefined,
    report: (error) => console.error(error),
  });
  return createListener(planes);
}
