import type { AccessOptions } from './admin/access.ts';
import { createControlPlane } from './admin/control-plane.ts';
import type { AdminParts } from './admin/parts.ts';
import { createKnownSessions } from './admin/session-cookie.ts';
import type { Emulator } from './emulator.ts';
import { createDataPlane, type DataPlaneOptions } from './http/data-plane.ts';
import type { Planes } from './http/listener.ts';
import { createNamespaceReader } from './http/namespace.ts';
import { createNotFound } from './http/not-found.ts';
import type { Place } from './http/place.ts';
import { createCoverageCounts } from './journal/coverage.ts';
import { guarded } from './journal/entry.ts';
import { createJournal } from './journal/journal.ts';

/** What the planes can be told. */
export interface PlanesOptions extends Omit<DataPlaneOptions, 'namespaceOf' | 'place'> {
  /** Whether a request must name its namespace. */
  readonly requireNamespace: boolean;
  /** Who may use the control plane. */
  readonly access: AccessOptions;
}

/** Makes what serves at a listener: the data plane, the control plane, and the answer to what is neither's. One journal is behind all. */
export function createPlanes(emulator: Emulator, options: PlanesOptions): (place: Place) => Planes {
  const { reached, access, requireNamespace, report } = options;
  const journal = createJournal();
  const coverage = createCoverageCounts();
  const record = guarded((entry) => {
    coverage.add(entry);
    journal.add(entry);
    options.record(entry);
  }, report);
  emulator.onEnded(journal.clear);
  // the console's sessions hold at every port
  const sessions = createKnownSessions();
  return (place) => {
    const namespaceOf = createNamespaceReader(place, requireNamespace);
    const parts: AdminParts = { emulator, reached, place, namespaceOf, journal, coverage };
    return {
      planes: [
        createDataPlane(emulator, { ...options, place, namespaceOf, record }),
        createControlPlane(parts, access, sessions),
      ],
      notFound: createNotFound(emulator, namespaceOf, record, place),
      report,
    };
  };
}
