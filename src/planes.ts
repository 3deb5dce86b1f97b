import type { AccessOptions } from './admin/access/guard.ts';
import { createControlPlane } from './admin/control-plane.ts';
import type { AdminParts } from './admin/parts.ts';
import { createKnownSessions } from './admin/access/session-cookie.ts';
import { createSendAgain } from './admin/requests/send-again.ts';
import type { Emulator } from './emulator.ts';
import { createDataPlane, type DataPlaneOptions } from './http/data-plane.ts';
import { inTurn, type Planes } from './http/listener.ts';
import type { Listen } from './http/listeners.ts';
import { createNamespaceReader, type NamespaceReader } from './http/namespace.ts';
import { createBrokenRecorder } from './http/broken-record.ts';
import { createNotFound } from './http/not-found.ts';
import { everywhere, type Place } from './http/place.ts';
import { createStartPage } from './http/start-page.ts';
import { createUnnamed } from './http/unnamed.ts';
import { createCoverageCounts } from './journal/coverage.ts';
import { guarded, type Entry, type Recorder } from './journal/entry.ts';
import { createJournal } from './journal/journal.ts';
import type { Certificate } from './tls/certificate.ts';

/** What the planes can be told. */
export interface PlanesOptions extends Omit<
  DataPlaneOptions,
  'namespaceOf' | 'place' | 'unnamed' | 'allowedHosts'
> {
  /** Whether a request must name its namespace. */
  readonly requireNamespace: boolean;
  /** Who may use the control plane. */
  readonly access: AccessOptions;
  /** Opens further listeners while it serves; none where the emulator has no sockets of its own. */
  readonly listen?: Listen;
  /** Is aborted when it is closed: it answers nothing any more. */
  readonly closing?: AbortSignal;
  /** With which its listeners speak https; none where they do not. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}

/** Makes what serves at a listener; who may use its control plane, where that is other than elsewhere. */
export type PlanesAt = (place: Place, access?: AccessOptions) => Planes;

/** Makes what serves at a listener: the data plane, the control plane, and the answer to what is neither's. One journal is behind all. */
export function createPlanes(emulator: Emulator, options: PlanesOptions): PlanesAt {
  const { reached, requireNamespace, report, listen, certificate } = options;
  const journal = createJournal();
  const coverage = createCoverageCounts();
  const keep = (entry: Entry) => {
    coverage.add(entry);
    const kept = journal.add(entry);
    options.record(entry);
    return kept;
  };
  const record = guarded(keep, report);
  emulator.onEnded(journal.clear);
  const unnamed = createUnnamed();
  const planesAt = (place: Place, namespaceOf: NamespaceReader, told: Recorder): Planes => ({
    planes: [
      createDataPlane(emulator, {
        ...options,
        allowedHosts: options.access.allowedHosts,
        place,
        namespaceOf,
        unnamed,
        record: told,
      }),
    ],
    notFound: createNotFound(emulator, namespaceOf, told, place, reached),
    report,
  });
  const anywhere = createNamespaceReader(everywhere, requireNamespace, unnamed);
  const sendAgain = createSendAgain((told) => planesAt(everywhere, anywhere, told), keep, report);
  // the console's sessions hold at every port
  const sessions = createKnownSessions();
  return (place, access = options.access) => {
    const namespaceOf = createNamespaceReader(place, requireNamespace, unnamed);
    const { planes, notFound } = planesAt(place, namespaceOf, record);
    const parts: AdminParts = {
      ...{ emulator, reached, place, namespaceOf, journal, coverage, sendAgain },
      ...(listen === undefined ? {} : { listen }),
      ...(certificate === undefined ? {} : { certificate }),
      ...(options.closing === undefined ? {} : { closing: options.closing }),
    };
    const startPage = createStartPage({
      ...{ emulator, namespaceOf, place, reached, access },
      hasOwnAuthority: certificate?.ca !== undefined,
    });
    return {
      planes: [...planes, createControlPlane(parts, access, sessions)],
      notFound: inTurn([startPage, notFound], report),
      report,
      broken: createBrokenRecorder(emulator, record, place),
    };
  };
}
