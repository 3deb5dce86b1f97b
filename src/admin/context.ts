import type { Emulator } from '../emulator/emulator.ts';
import type { PublicAddress } from '../http/public-address.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import type { ListenerScope, Certificate, OpenNamespaceListener } from '../http/listener.ts';
import type { CoverageCounts } from '../coverage/counts.ts';
import type { Journal } from '../journal/journal.ts';
import type { Resend } from './requests/resend.ts';

/** What the control plane works with. */
export interface AdminContext {
  readonly emulator: Emulator;
  readonly publicAddress: PublicAddress;
  /** What the listener serves that this control plane is for. */
  readonly scope: ListenerScope;
  /** The namespace that a request names, or why it cannot be followed. */
  readonly namespaceOf: NamespaceReader;
  readonly journal: Journal;
  readonly coverage: CoverageCounts;
  /** Opens a listener of its own for a place; none where the emulator has no sockets of its own. */
  readonly listen?: OpenNamespaceListener;
  readonly resend: Resend;
  /** Is aborted when the emulator is closed. */
  readonly closing?: AbortSignal;
  /** With which the emulator speaks https; none where it does not. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}
