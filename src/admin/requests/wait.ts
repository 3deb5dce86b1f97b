import { type Filter, fits, type Journal } from '../../journal/journal.ts';
import type { Kept } from '../../journal/entry.ts';

/** What is waited for, and where. */
export interface Wait {
  readonly journal: Journal;
  readonly namespace: string;
  readonly filter: Filter;
  readonly count: number;
  /** In real time. */
  readonly timeoutMs: number;
  /** Is given the way to end the wait early; gives the way to forget it. */
  readonly untilDisconnected: (end: () => void) => () => void;
}

/** Waits for so many requests that fit, those that came before among them; gives, newest first, those that came in time. */
export function awaitRequests(wait: Wait): Promise<readonly Kept[]> {
  const { journal, namespace, filter, count, timeoutMs } = wait;
  const found = () => journal.query(namespace, filter).entries;
  const before = found();
  if (before.length >= count) return Promise.resolve(before);
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      unsubscribe();
      forget();
      resolve(found());
    };
    // the journal may have forgotten some: it is asked only once there can be enough
    let met = before.length;
    const unsubscribe = journal.subscribe(namespace, (entry) => {
      if (fits(entry, filter) && (met += 1) >= count && found().length >= count) finish();
    });
    const timer = setTimeout(finish, timeoutMs);
    timer.unref();
    const forget = wait.untilDisconnected(finish);
  });
}
