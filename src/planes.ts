import type { AccessOptions } from './admin/access.ts';
import { createControlPlane } from './admin/control-plane.ts';
import type { Emulator } from './emulator.ts';
import { createDataPlane, type DataPlaneOptions } from './http/data-plane.ts';
import type { Planes } from './http/listener.ts';
import { createNotFound } from './http/not-found.ts';
import { guarded } from './journal/entry.ts';

/** Loopback's own names and pages may use the control plane, without a token. */
const loopbackOnly: AccessOptions = { admin: true, allowedHosts: [], adminOrigins: [] };

/** Makes the data plane, the control plane, and the answer to what is neither's. */
export function createPlanes(
  emulator: Emulator,
  options: DataPlaneOptions,
  access: AccessOptions = loopbackOnly,
): Planes {
  const record = guarded(options.record, options.report);
  return {
    planes: [createDataPlane(emulator, { ...options, record }), createControlPlane(emulator, access)],
    notFound: createNotFound(emulator, record),
    report: options.report,
  };
}
