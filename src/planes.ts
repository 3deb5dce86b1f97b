import type { AccessOptions } from './admin/access.ts';
import { createControlPlane } from './admin/control-plane.ts';
import type { Emulator } from './emulator.ts';
import { createDataPlane, type DataPlaneOptions } from './http/data-plane.ts';
import type { Planes } from './http/listener.ts';
import { createNamespaceReader, type Place } from './http/namespace.ts';
import { createNotFound } from './http/not-found.ts';
import { guarded } from './journal/entry.ts';

/** What the planes can be told. */
export interface PlanesOptions extends Omit<DataPlaneOptions, 'namespaceOf'> {
  /** What the listener alone says of the requests that come to it. */
  readonly place?: Place;
  /** Whether a request must name its namespace. */
  readonly requireNamespace?: boolean;
  /** Who may use the control plane; loopback's own names and pages, without a token, when left out. */
  readonly access?: Omit<AccessOptions, 'publicUrl'>;
}

const loopbackOnly: AccessOptions = { admin: true, allowedHosts: [], adminOrigins: [] };

/** Makes the data plane, the control plane, and the answer to what is neither's. */
export function createPlanes(emulator: Emulator, options: PlanesOptions): Planes {
  const { reached, place, requireNamespace } = options;
  const record = guarded(options.record, options.report);
  const namespaceOf = createNamespaceReader(place, requireNamespace);
  const { publicUrl } = reached;
  const access = { ...(options.access ?? loopbackOnly), ...(publicUrl === undefined ? {} : { publicUrl }) };
  return {
    planes: [
      createDataPlane(emulator, { ...options, namespaceOf, record }),
      createControlPlane(emulator, { access, reached, namespaceOf }),
    ],
    notFound: createNotFound(emulator, record),
    report: options.report,
  };
}
