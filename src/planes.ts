import { createControlPlane, type ControlPlaneOptions } from './admin/control-plane.ts';
import type { Emulator } from './emulator.ts';
import { createDataPlane, type DataPlaneOptions } from './http/data-plane.ts';
import type { Planes } from './http/listener.ts';
import { createNotFound } from './http/not-found.ts';
import { guarded } from './journal/entry.ts';

/** What the planes can be told. */
export interface PlanesOptions extends DataPlaneOptions, ControlPlaneOptions {}

/** Makes the data plane, the control plane, and the answer to what is neither's. */
export function createPlanes(emulator: Emulator, options: PlanesOptions): Planes {
  const record = guarded(options.record, options.report);
  return {
    planes: [createDataPlane(emulator, { ...options, record }), createControlPlane(emulator, options)],
    notFound: createNotFound(emulator, record, options.place),
    report: options.report,
  };
}
