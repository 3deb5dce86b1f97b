import type { AccessOptions } from './admin/access.ts';
import { createControlPlane } from './admin/control-plane.ts';
import type { Emulator } from './emulator.ts';
import { createDataPlane, type DataPlaneOptions } from './http/data-plane.ts';
import type { Planes } from './http/listener.ts';
import { createNamespaceReader, type Place } from './http/namespace.ts';
import { createNotFound } from './http/not-found.ts';
import { createCoverageCounts } from './journal/coverage.ts';
import { guarded, type Entry, type Recorder } from './journal/entry.ts';
import { createJournal } from './journal/journal.ts';
import { createSendAgain } from './send-again.ts';

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
  const { reached, place, requireNamespace, report } = options;
  const journal = createJournal();
  const counts = createCoverageCounts();
  const keep = (entry: Entry) => {
    counts.add(entry);
    const kept = journal.add(entry);
    options.record(entry);
    return kept;
  };
  const record = guarded(keep, report);
  emulator.onEnded(journal.clear);
  const namespaceOf = createNamespaceReader(place, requireNamespace);
  const { publicUrl } = reached;
  const access = { ...(options.access ?? loopbackOnly), ...(publicUrl === undefined ? {} : { publicUrl }) };
  const telling = (recorder: Recorder) => ({
    planes: [createDataPlane(emulator, { ...options, namespaceOf, record: recorder })],
    notFound: createNotFound(emulator, namespaceOf, recorder),
    report,
  });
  const sendAgain = createSendAgain(telling, keep, report);
  const figures = {
    coverage: counts.counts,
    namespaces: () => emulator.namespaces.list().size,
    journalEntries: journal.entries,
    journalBytes: journal.bytes,
  };
  const { planes, notFound } = telling(record);
  const own = { access, reached, namespaceOf, journal, counts, sendAgain, figures };
  return { planes: [...planes, createControlPlane(emulator, own)], notFound, report };
}
