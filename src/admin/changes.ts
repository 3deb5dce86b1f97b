import type { components } from '../generated/admin/types.ts';
import type { OperationId } from './call-types.ts';

/** A call of the control plane that changed something. */
type Change = components['schemas']['Change'];

/** Tells subscribers about the calls that changed something. */
export interface Changes {
  /** Tells that the call of an operation succeeded; nothing happens if the operation changes nothing. */
  add(call: string, namespace: string | null): void;
  /** Subscribes to all changes; returns a function that unsubscribes. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** The calls other than GET that change nothing, or whose journal entry tells the change. */
const unchanging: ReadonlySet<string> = new Set<OperationId>([
  ...(['introspect', 'countRequests', 'waitForRequests'] as const),
  ...(['replayRequest', 'sendRequest'] as const),
]);

/** Creates the list of subscribers. Their errors are reported and don't affect the call. */
export function createChanges(report: (error: unknown) => void): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    add(call, namespace) {
      if (unchanging.has(call)) return;
      for (const listener of listeners)
        try {
          listener({ call, namespace });
        } catch (error) {
          report(error);
        }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
