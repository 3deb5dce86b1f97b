import type { Emulator } from '../emulator.ts';
import type { Reached } from '../http/client.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import type { CoverageCounts } from '../journal/coverage.ts';
import type { Journal } from '../journal/journal.ts';
import type { SendAgain } from '../send-again.ts';
import type { Figures } from './metrics.ts';

/** What the control plane works with. */
export interface AdminParts {
  readonly emulator: Emulator;
  readonly reached: Reached;
  /** The namespace that a request names, or why it cannot be followed. */
  readonly namespaceOf: NamespaceReader;
  readonly journal: Journal;
  readonly counts: CoverageCounts;
  readonly sendAgain: SendAgain;
  /** What the metrics tell. */
  readonly figures?: Figures;
}
