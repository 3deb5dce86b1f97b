import type { AccessOptions } from '../admin/access/guard.ts';
import { createControlPlane } from '../admin/control-plane.ts';
import type { AdminContext } from '../admin/handler.ts';
import { createKnownSessions } from '../admin/access/session.ts';
import { createResend } from '../admin/resend.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { createDataPlane, type DataPlaneOptions } from '../http/pipeline.ts';
import {
  chain,
  type ListenerParts,
  wholeEmulator,
  type ListenerScope,
  type Certificate,
  type OpenNamespaceListener,
  providersInScope,
} from '../http/listener.ts';
import { createNamespaceReader, type NamespaceReader, createMissingNamespaces } from '../http/namespace.ts';
import { createNotFound } from './not-found.ts';
import { createStartPage } from './start-page.ts';
import { createCoverageCounts } from '../coverage/counts.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { guarded, createJournal } from '../journal/journal.ts';
import { captureUnmatched } from '../journal/capture.ts';
import { redactUnknownPath } from '../journal/redact-path.ts';
import type { BrokenRecorder } from '../http/broken-requests.ts';
import { splitUrl } from '../http/request-url.ts';
import { definedOnly } from '../json.ts';

/** What the planes can be told. */
export interface PlanesOptions extends Omit<
  DataPlaneOptions,
  'namespaceOf' | 'scope' | 'missingNamespaces' | 'allowedHosts' | 'record'
> {
  /** Receives each entry of the journal. */
  readonly record?: Recorder;
  /** Whether a request must name its namespace. */
  readonly requireNamespace: boolean;
  /** Who may use the control plane. */
  readonly access: AccessOptions;
  /** Opens further listeners while it serves; none where the emulator has no sockets of its own. */
  readonly listen?: OpenNamespaceListener;
  /** Is aborted when it is closed: it answers nothing any more. */
  readonly closing?: AbortSignal;
  /** With which its listeners speak https; none where they do not. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}

/**
 * Makes what serves at a listener: the data plane, the control plane, and the answer to what is neither's. One journal is
 * behind all. `access` says who may use the control plane, where that is other than elsewhere.
 */
export function createPlanes(
  emulator: Emulator,
  options: PlanesOptions,
): (scope: ListenerScope, access?: AccessOptions) => ListenerParts {
  const { publicAddress, requireNamespace, report, listen, certificate } = options;
  const journal = createJournal();
  const coverage = createCoverageCounts();
  const keep = (entry: Entry) => {
    coverage.add(entry);
    const recorded = journal.add(entry);
    options.record?.(entry);
    return recorded;
  };
  const record = guarded(keep, report);
  emulator.onNamespaceEnd(journal.clear);
  const missingNamespaces = createMissingNamespaces();
  const planesAt = (scope: ListenerScope, namespaceOf: NamespaceReader, sink: Recorder): ListenerParts => ({
    planes: [
      createDataPlane(emulator, {
        ...options,
        allowedHosts: options.access.allowedHosts,
        scope,
        namespaceOf,
        missingNamespaces,
        record: sink,
      }),
    ],
    notFound: createNotFound(emulator, namespaceOf, sink, scope, publicAddress),
    report,
  });
  const anywhere = createNamespaceReader(wholeEmulator, requireNamespace, missingNamespaces);
  const sendAgain = createResend((sink) => planesAt(wholeEmulator, anywhere, sink), keep, report);
  // the console's sessions hold at every port
  const sessions = createKnownSessions();
  return (scope, access = options.access) => {
    const namespaceOf = createNamespaceReader(scope, requireNamespace, missingNamespaces);
    const { planes, notFound } = planesAt(scope, namespaceOf, record);
    const parts: AdminContext = {
      ...{ emulator, publicAddress, scope, namespaceOf, journal, coverage, resend: sendAgain },
      ...definedOnly({ listen, certificate, closing: options.closing }),
    };
    const startPage = createStartPage({
      ...{ emulator, namespaceOf, scope, publicAddress, access },
      hasOwnAuthority: certificate?.ca !== undefined,
    });
    return {
      planes: [...planes, createControlPlane(parts, access, sessions)],
      notFound: chain([startPage, notFound], report),
      report,
      broken: createBrokenRecorder(emulator, record, scope),
    };
  };
}

/** Keeps broken requests of a listener in the journal, as requests that no operation took. */
function createBrokenRecorder(emulator: Emulator, record: Recorder, scope: ListenerScope): BrokenRecorder {
  const profiles = providersInScope(emulator.served, scope).map(({ profile }) => profile);
  return ({ method, target, headers, status, detail }) => {
    const { path, query } = splitUrl(target ?? '');
    record({
      namespace: scope.namespace,
      at: emulator.now(),
      // of a request that cannot be read, nothing is known
      method: method ?? '?',
      path: target === undefined ? '?' : redactUnknownPath(path, profiles),
      status,
      trace: [detail],
      request: captureUnmatched(headers, query),
      nearest: [],
    });
  };
}
