import { createControlPlane } from './admin/control-plane.ts';
import type { Emulator } from './emulator.ts';
import { createDataPlane, type DataPlaneOptions } from './http/data-plane.ts';
import type { Planes } from './http/listener.ts';
import { createNotFound } from './http/not-found.ts';
import { createCoverageCounts } from './journal/coverage.ts';
import { guarded } from './journal/entry.ts';
import { createJournal } from './journal/journal.ts';

/** Makes the data plane, the control plane, and the answer to what is neither's. */
export function createPlanes(emulator: Emulator, options: DataPlaneOptions): Planes {
  const journal = createJournal();
  const counts = createCoverageCounts();
  const record = guarded((entry) => {
    journal.add(entry);
    counts.add(entry);
    options.record(entry);
  }, options.report);
  emulator.onEnded(journal.clear);
  return {
    planes: [createDataPlane(emulator, { ...options, record }), createControlPlane(emulator)],
    notFound: createNotFound(emulator, record, options.place),
    report: options.report,
  };
}
