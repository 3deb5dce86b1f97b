import type { Emulator } from '../emulator.ts';
import { captureMissed } from '../journal/capture.ts';
import type { Recorder } from '../journal/entry.ts';
import { shownStrayPath } from '../journal/shown-path.ts';
import type { BrokenRecorder } from './broken-requests.ts';
import { servedAt, type Place } from './place.ts';
import { splitUrl } from './url.ts';

/** Keeps broken requests of a listener in the journal, as requests that no operation took. */
export function createBrokenRecorder(emulator: Emulator, record: Recorder, place: Place): BrokenRecorder {
  const profiles = servedAt(emulator.served, place).map(({ profile }) => profile);
  return ({ method, target, headers, status, detail }) => {
    const { path, query } = splitUrl(target ?? '');
    record({
      namespace: place.namespace,
      at: emulator.now(),
      // of a request that cannot be read, nothing is known
      method: method ?? '?',
      path: target === undefined ? '?' : shownStrayPath(path, profiles),
      status,
      trace: [detail],
      request: captureMissed(headers, query),
      nearest: [],
    });
  };
}
