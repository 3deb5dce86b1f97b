import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OperationId } from '../../admin/call-types.ts';
import { CallError, messageOf } from '../api/problem.ts';
import type { LiveEvent } from '../live/events.ts';
import { onLive } from '../live/live.ts';

/** Data of the control plane, kept current while it is shown. */
export interface Resource<Data> {
  /** The last loaded data; undefined before the first answer. */
  readonly data: ReadonlySignal<Data | undefined>;
  /** Why the last load failed; undefined if it didn't. */
  readonly error: ReadonlySignal<string | undefined>;
  /** Loads it again. */
  readonly reload: () => void;
}

/** Whether an event may have changed the data. */
export type IsAffected = (event: LiveEvent) => boolean;

/** Events that come at once cause one load. */
const settleMs = 120;
/** A stream of events causes a load in each of these. */
const gapMs = 1000;

/**
 * Creates a resource. `start` loads it and keeps it current until the returned function is called; `clear` forgets the data,
 * as before the first answer.
 */
export function createResource<Data>(load: () => Promise<Data>, isAffected: IsAffected) {
  const data = signal<Data | undefined>(undefined);
  const error = signal<string | undefined>(undefined);
  let latest = 0;
  let shown = 0;
  let loadedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stopWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function reload(): void {
    stopWaiting();
    const turn = (latest += 1);
    loadedAt = performance.now();
    load().then(
      (loaded) => {
        // a slow answer still counts until a newer one has come
        if (turn <= shown) return;
        shown = turn;
        data.value = loaded;
        error.value = undefined;
      },
      (reason: unknown) => {
        if (turn !== latest || turn <= shown) return;
        // the banner says that the emulator doesn't answer; the view keeps what it shows
        if (data.value !== undefined && reason instanceof CallError && reason.code === 'unreachable') return;
        error.value = messageOf(reason);
      },
    );
  }

  function start(): () => void {
    reload();
    const end = onLive((event) => {
      // a load would fail now; the next `open` causes it
      if (event.type === 'lost') stopWaiting();
      if (event.type === 'open' || event.type === 'elsewhere' || isAffected(event))
        timer ??= setTimeout(reload, Math.max(settleMs, loadedAt + gapMs - performance.now()));
    });
    return () => {
      end();
      stopWaiting();
      shown = latest;
    };
  }

  function clear(): void {
    data.value = undefined;
    error.value = undefined;
  }

  return { data, error, reload, start, clear };
}

/**
 * Loads data for a component and keeps it current: again when an input changes, after each event that may have changed
 * it, and after a lost connection. The old data stays until the new arrives, unless an input changed.
 */
export function useResource<Data>(
  load: () => Promise<Data>,
  inputs: readonly unknown[],
  isAffected: IsAffected,
): Resource<Data> {
  const latest = useRef({ load, isAffected });
  latest.current = { load, isAffected };
  const key = JSON.stringify(inputs);
  const [made, setMade] = useState(() => ({ key, resource: make() }));
  function make() {
    return createResource(
      () => latest.current.load(),
      (event) => latest.current.isAffected(event),
    );
  }
  const current = made.key === key ? made : { key, resource: make() };
  if (current !== made) setMade(current);
  useEffect(() => current.resource.start(), [key]);
  return current.resource;
}

/** Whether an event is a call of one of these operation ids, in the namespace or of the whole process. */
export function isChange(event: LiveEvent, calls: readonly OperationId[], namespace?: string): boolean {
  if (event.type !== 'change') return event.type === 'restarted';
  const { call, namespace: changed } = event.change;
  return (
    calls.some((one) => one === call) &&
    (namespace === undefined || changed === null || changed === namespace)
  );
}

/** Whether an event is a request in the namespace. */
export function isRequest(event: LiveEvent, namespace: string): boolean {
  return event.type === 'request' && event.entry.namespace === namespace;
}

/** The calls that replace everything in a namespace. */
export const replacingCalls = [
  'resetNamespace',
  'putState',
  'putBundle',
  'restoreSnapshot',
  'putNamespace',
  'removeNamespace',
  'putFixtures',
] as const satisfies readonly OperationId[];
