import type { Emulator } from '../emulator.ts';
import type { Reached } from '../http/client.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import type { Figures } from './metrics.ts';

/** What the control plane works with. */
export interface AdminParts {
  readonly emulator: Emulator;
  readonly reached: Reached;
  /** The namespace that a request names, or why it cannot be followed. */
  readonly namespaceOf: NamespaceReader;
  /** What is counted, for the metrics. */
  readonly figures?: Figures;
}
