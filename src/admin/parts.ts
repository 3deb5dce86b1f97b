import type { Emulator } from '../emulator.ts';
import type { Reached } from '../http/client.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import type { Place } from '../http/place.ts';
import type { CoverageCounts } from '../journal/coverage.ts';
import type { Listen } from '../http/listeners.ts';
import type { Journal } from '../journal/journal.ts';
import type { Certificate } from '../tls/certificate.ts';
import type { SendAgain } from './requests/send-again.ts';

/** What the control plane works with. */
export interface AdminParts {
  readonly emulator: Emulator;
  readonly reached: Reached;
  /** What the listener serves that this control plane is for. */
  readonly place: Place;
  /** The namespace that a request names, or why it cannot be followed. */
  readonly namespaceOf: NamespaceReader;
  readonly journal: Journal;
  readonly coverage: CoverageCounts;
  /** Opens a listener of its own for a place; none where the emulator has no sockets of its own. */
  readonly listen?: Listen;
  readonly sendAgain: SendAgain;
  /** Is aborted when the emulator is closed. */
  readonly closing?: AbortSignal;
  /** With which the emulator speaks https; none where it does not. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}
