import type { Journal } from '../../src/journal/journal.ts';
import type { Kept } from '../../src/journal/entry.ts';

/** Creates a journal that stores nothing. */
export function createJournal(): Journal {
  return {
    add: () => nothing,
    query: () => ({ entries: [], total: 0 }),
    get: () => undefined,
    clear: () => undefined,
    mark: () => 'none-0',
    since: () => ({ entries: [], missed: 0 }),
    entries: () => 0,
    bytes: () => 0,
    subscribe: () => () => undefined,
    restore: () => undefined,
  };
}

const nothing: Kept = {
  id: 'default-0',
  namespace: 'default',
  at: 0,
  method: 'GET',
  path: '/',
  status: 200,
  trace: [],
};

export { fits, guarded } from '../../src/journal/journal.ts';
