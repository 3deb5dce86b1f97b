import type { AccessOptions } from '../admin/access/guard.ts';
import { createChanges } from '../admin/changes.ts';
import { createControlPlane } from '../admin/control-plane.ts';
import type { AdminContext } from '../admin/handler.ts';
import { createKnownSessions } from '../admin/access/session.ts';
import { createResend, type Resend } from '../admin/resend.ts';
import { buildEmulator } from '../emulator/build-emulator.ts';
import type { Emulator, ServedProvider, SessionStart } from '../emulator/emulator.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Comparison } from '../emulator/other-processes.ts';
import { createDataPlane, type DataPlaneOptions } from '../http/pipeline.ts';
import { createAnsweredCheck } from '../http/check-request.ts';
import { createAnswerCheck, type Warn } from '../http/check-sent.ts';
import { createLaterChecks, type RunLater } from '../http/later-checks.ts';
import {
  chain,
  type ListenerParts,
  wholeEmulator,
  type ListenerScope,
  type Certificate,
  type OpenNamespaceListener,
  providersInScope,
} from '../http/listener.ts';
import {
  createBoundReader,
  createMissingNamespaces,
  createNamespaceReader,
  type MissingNamespaces,
  type NamespaceReader,
} from '../http/namespace.ts';
import { createConsoleRedirect } from './console-redirect.ts';
import { createNotFound } from './not-found.ts';
import { createStartPage } from './start-page.ts';
import { createUnmatchedLogins } from './unmatched-logins.ts';
import { createCoverageCounts } from '../coverage/counts.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { guarded, createJournal } from '../journal/journal.ts';
import { captureUnmatched } from '../journal/capture.ts';
import { redactUnknownPath } from '../journal/redact-path.ts';
import type { BrokenRecorder } from '../http/broken-requests.ts';
import { splitUrl } from '../http/request-url.ts';
import { definedOnly } from '../json.ts';

/** Options of the planes. */
export interface PlanesOptions extends Omit<
  DataPlaneOptions,
  'namespaceOf' | 'scope' | 'missingNamespaces' | 'allowedHosts' | 'record' | 'checkSent' | 'checkAnswered'
> {
  /** Called with each entry of the journal. */
  readonly record?: Recorder;
  /** Receives a sentence about each answer that breaks a contract whose answers are only warned about. */
  readonly warn?: Warn;
  /** Runs the checks of sent answers; the caller of this function can wait for them. */
  readonly runLater?: RunLater;
  /** Whether a request must name its namespace. */
  readonly requireNamespace: boolean;
  /** Who may use the control plane. */
  readonly access: AccessOptions;
  /** The host that it listens on; omitted if the emulator has no sockets. */
  readonly host?: string | undefined;
  /** Opens further listeners at run time; omitted if the emulator has no sockets. */
  readonly listen?: OpenNamespaceListener;
  /** Compares providers with those of other processes; omitted without a shared store. */
  readonly comparison?: Pick<Comparison, 'of'> | undefined;
  /** Aborted when the emulator is closed; it answers nothing afterwards. */
  readonly closing?: AbortSignal;
  /** The certificate of its https listeners; omitted for http. */
  readonly certificate?: Pick<Certificate, 'ca'>;
}

/**
 * Creates a function that returns a listener's planes: the data plane, the control plane, and the answer to all other
 * requests. All listeners share one journal. `access` overrides who may use the control plane.
 */
export function createPlanes(
  emulator: Emulator,
  options: PlanesOptions,
): (scope: ListenerScope, access?: AccessOptions) => ListenerParts {
  const { publicAddress, requireNamespace, report, listen, certificate, host } = options;
  const journal = createJournal();
  const coverage = createCoverageCounts();
  const { warn = () => undefined } = options;
  const tellStrayLogin = createUnmatchedLogins(() => emulator.served, warn);
  const keep = (entry: Entry) => {
    // coverage counts what clients have received
    if (entry.sentBy === undefined) coverage.add(entry);
    const recorded = journal.add(entry);
    // requests to operations, which are most, aren't looked at
    if (entry.operation === undefined) tellStrayLogin(entry);
    options.record?.(entry);
    return recorded;
  };
  const record = guarded(keep, report);
  emulator.onNamespaceEnd(journal.clear);
  const changes = createChanges(report);
  emulator.onReload(() => changes.add('putFixtures', null));
  const missingNamespaces = createMissingNamespaces();
  const planesAt = createPlanesAt(emulator, options, missingNamespaces);
  const anywhere = createNamespaceReader(wholeEmulator, requireNamespace, missingNamespaces);
  const sendAgain = createResend(
    (sink, start) => planesAt(wholeEmulator, anywhere, sink, start),
    keep,
    report,
  );
  // sessions of the console are valid at every port
  const sessions = createKnownSessions();
  return (scope, access = options.access) => {
    const namespaceOf = createNamespaceReader(scope, requireNamespace, missingNamespaces);
    const { planes, notFound } = planesAt(scope, namespaceOf, record);
    const parts: AdminContext = {
      ...{ emulator, publicAddress, scope, namespaceOf, journal, changes, coverage, resend: sendAgain },
      trial: (served) => createTrialSender(emulator, served, options),
      boundTo: createBoundReader(scope),
      namespaceRequired: requireNamespace,
      ...definedOnly({ listen, certificate, host, closing: options.closing, comparison: options.comparison }),
    };
    const hasOwnAuthority = certificate?.ca !== undefined;
    const toConsole = access.admin ? createConsoleRedirect(publicAddress) : undefined;
    const front =
      toConsole ?? createStartPage({ emulator, namespaceOf, scope, publicAddress, access, hasOwnAuthority });
    return {
      planes: [...planes, createControlPlane(parts, access, sessions)],
      notFound: chain([front, notFound], report),
      ...definedOnly({ toConsole }),
      report,
      broken: createBrokenRecorder(emulator, record, scope),
    };
  };
}

/** Creates an emulator in memory that records nothing, and returns the function that sends requests to it. */
function createTrialSender(
  { clock, seed }: Emulator,
  served: readonly ServedProvider[],
  {
    record: _record,
    listen: _listen,
    comparison: _comparison,
    certificate: _certificate,
    ...options
  }: PlanesOptions,
): Resend {
  const planes = createPlanes(
    buildEmulator({ served, store: createMemoryStore(), clock, seed, budgeted: false }),
    {
      ...options,
      // no request leaves the process
      fallback: {},
      quiet: false,
      requireNamespace: false,
      publicAddress: { trustProxy: false },
      report: () => undefined,
      warn: () => undefined,
    },
  )(wholeEmulator, { admin: true, allowedHosts: [], adminOrigins: [] });
  const keep = () => {
    throw new Error('a trial records in its own journal');
  };
  return createResend(() => planes, keep, options.report);
}

/** Creates the function that returns a listener's data plane, which records in a given sink. */
function createPlanesAt(emulator: Emulator, options: PlanesOptions, missingNamespaces: MissingNamespaces) {
  const { publicAddress, report, warn = () => undefined } = options;
  const { runLater = createLaterChecks(report).run } = options;
  // one for all listeners, so that each warning appears once
  const checkSent = createAnswerCheck(warn, runLater);
  const checkAnswered = createAnsweredCheck(warn, runLater);
  return (
    scope: ListenerScope,
    namespaceOf: NamespaceReader,
    sink: Recorder,
    start?: SessionStart,
  ): ListenerParts => ({
    planes: [
      createDataPlane(emulator, {
        ...options,
        allowedHosts: options.access.allowedHosts,
        scope,
        namespaceOf,
        missingNamespaces,
        checkSent,
        checkAnswered,
        record: sink,
        start,
      }),
    ],
    notFound: createNotFound(emulator, namespaceOf, sink, scope, publicAddress),
    report,
  });
}

/** Records a listener's unreadable requests in the journal, as requests without an operation. */
function createBrokenRecorder(emulator: Emulator, record: Recorder, scope: ListenerScope): BrokenRecorder {
  return ({ method, target, headers, status, detail }) => {
    const profiles = providersInScope(emulator.served, scope).map(({ profile }) => profile);
    const { path, query } = splitUrl(target ?? '');
    record({
      namespace: scope.namespace,
      at: emulator.now(),
      // nothing is known about an unreadable request
      method: method ?? '?',
      path: target === undefined ? '?' : redactUnknownPath(path, profiles),
      status,
      trace: [detail],
      request: captureUnmatched(headers, query),
      nearest: [],
    });
  };
}
