import type { Emulator } from '../emulator/emulator.ts';
import { captureUnmatched } from '../journal/capture.ts';
import type { Recorder } from '../journal/entry.ts';
import { redactUnknownPath } from '../journal/redact-path.ts';
import type { BrokenRecorder } from '../http/broken-requests.ts';
import { providersInScope, type ListenerScope } from '../http/listener.ts';
import { splitUrl } from '../http/request-url.ts';

/** Keeps broken requests of a listener in the journal, as requests that no operation took. */
export function createBrokenRecorder(
  emulator: Emulator,
  record: Recorder,
  place: ListenerScope,
): BrokenRecorder {
  const profiles = providersInScope(emulator.served, place).map(({ profile }) => profile);
  return ({ method, target, headers, status, detail }) => {
    const { path, query } = splitUrl(target ?? '');
    record({
      namespace: place.namespace,
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
