import { expect, it } from '@jest/globals';
import type { Entry } from '../../src/index.ts';
import { allNamespaces } from '../../src/journal/entry-buffer.ts';
import { createJournal, type Journal } from '../../src/journal/journal.ts';

/** An entry of a namespace with this number. */
function entry(number: number, more: Partial<Entry> = {}): Entry {
  const { namespace = 'default' } = more;
  return {
    id: `${namespace}-${number}`,
    at: number,
    namespace,
    method: 'POST',
    path: '/login',
    status: 200,
    trace: [],
    ...more,
  };
}

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);

it('lists a namespace’s entries, newest first', () => {
  const journal = createJournal();
  for (const number of [1, 2, 3]) journal.add(entry(number));
  journal.add(entry(1, { namespace: 'w1' }));
  const { entries, total } = journal.query('default', {});
  expect({ ids: idsOf(entries), total }).toEqual({ ids: ['default-3', 'default-2', 'default-1'], total: 3 });
  expect(journal.query('none', {})).toEqual({ entries: [], total: 0 });
  expect(journal.get('w1', 'w1-1')?.at).toBe(1);
  expect(journal.get('default', 'w1-1')).toBeUndefined();
});

it("evicts a namespace's oldest entry at 250 entries", () => {
  const journal = createJournal();
  journal.add(entry(1, { namespace: 'w1' }));
  for (let number = 1; number <= 2500; number += 1) journal.add(entry(number));
  const { entries, total } = journal.query('default', {});
  expect({ total, newest: entries[0]?.id, oldest: entries.at(-1)?.id }).toEqual({
    total: 250,
    newest: 'default-2500',
    oldest: 'default-2251',
  });
  expect({ all: journal.entries(), w1: journal.query('w1', {}).total }).toEqual({ all: 251, w1: 1 });
});

it('limits the bytes of all namespaces, and evicts the oldest entries first', () => {
  const journal = createJournal({ maxBytes: 200_000 });
  const response = { headers: {}, body: { text: 'x'.repeat(1000) } };
  for (let number = 1; number <= 1000; number += 1) {
    journal.add(entry(number, { namespace: `w${number % 7}`, response }));
    expect(journal.bytes()).toBeLessThanOrEqual(200_000);
  }
  const left = [0, 1, 2, 3, 4, 5, 6].flatMap((name) =>
    journal.query(`w${name}`, {}).entries.map(({ at }) => at),
  );
  const sorted = left.sort((one, other) => one - other);
  expect(sorted).toEqual(sorted.map((_, index) => 1000 - sorted.length + 1 + index));
  expect(journal.entries()).toBe(sorted.length);
  for (const name of [0, 1, 2, 3, 4, 5, 6]) journal.clear(`w${name}`);
  expect({ entries: journal.entries(), bytes: journal.bytes() }).toEqual({ entries: 0, bytes: 0 });
});

it("doesn't store an entry larger than the whole journal", () => {
  const journal = createJournal({ maxBytes: 5000 });
  journal.add(entry(1));
  journal.add(entry(2, { response: { headers: {}, body: 'x'.repeat(10_000) } }));
  expect({ entries: journal.entries(), bytes: journal.bytes() }).toEqual({ entries: 0, bytes: 0 });
});

it('pages consistently while new entries arrive', () => {
  const journal = createJournal({ maxEntries: 5 });
  for (let number = 1; number <= 5; number += 1) journal.add(entry(number));
  const first = journal.query('default', { limit: 2 });
  journal.add(entry(6));
  const second = journal.query('default', { limit: 2, after: first.entries.at(-1)?.id });
  expect([idsOf(first.entries), idsOf(second.entries), second.total]).toEqual([
    ['default-5', 'default-4'],
    ['default-3', 'default-2'],
    5,
  ]);
  expect(journal.query('default', { after: 'default-1' }).entries).toEqual([]);
});

it.each([
  [{ provider: 'b' }, [2]],
  [{ operation: 'logout' }, [3]],
  [{ outcome: 'locked-out' }, [2, 1]],
  [{ account: 'PLAIN@example.com' }, [3]],
  [{ status: 404 }, [4]],
  [{ path: '/auth/x' }, [4]],
  [{ outcome: 'locked-out', provider: 'a' }, [1]],
  [{ outcome: 'no-such-word' }, []],
  [{ outcome: 'locked-out', after: 'default-2' }, [1]],
] as const)('filters by %j', (query, found) => {
  const journal = createJournal();
  journal.add(entry(1, { provider: 'a', outcome: 'locked-out' }));
  journal.add(entry(2, { provider: 'b', outcome: 'locked-out' }));
  journal.add(entry(3, { operation: 'logout', account: 'plain@example.com' }));
  journal.add(entry(4, { status: 404, path: '/auth/x' }));
  expect(journal.query('default', query).entries.map(({ at }) => at)).toEqual(found);
});

it('notifies subscribers of new entries until they unsubscribe', () => {
  const journal = createJournal();
  const told: string[] = [];
  const stop = journal.subscribe('default', ({ id }) => void told.push(id));
  journal.add(entry(1));
  journal.add(entry(1, { namespace: 'w1' }));
  journal.clear('default');
  journal.add(entry(2));
  stop();
  journal.add(entry(3));
  expect(told).toEqual(['default-1', 'default-2']);
});

it('gives an id to an entry without a number', () => {
  const journal = createJournal();
  const { id: _id, namespace: _namespace, ...stray } = entry(1);
  journal.add(stray);
  journal.add({ ...stray, namespace: 'w1' });
  expect(idsOf(journal.query('default', {}).entries)).toEqual(['default-unmatched-1']);
  expect(idsOf(journal.query('w1', {}).entries)).toEqual(['w1-unmatched-2']);
});

it('replaces entries without notifying subscribers', () => {
  const journal = createJournal();
  for (const number of [1, 2]) journal.add(entry(number));
  const kept = journal.query('default', {}).entries.toReversed();
  const told: string[] = [];
  journal.subscribe('w1', ({ id }) => void told.push(id));
  journal.add(entry(9, { namespace: 'w1' }));
  journal.restore('w1', kept);
  const { entries } = journal.query('w1', {});
  expect(entries.map(({ id, namespace }) => [id, namespace])).toEqual([
    ['default-2', 'w1'],
    ['default-1', 'w1'],
  ]);
  expect(told).toEqual(['w1-9']);
});

/** The minimum time to add a thousand entries to a journal that this many namespaces have filled, in milliseconds. */
function costOfEntries(namespaces: number): number {
  const journal = createJournal({ maxBytes: 3_000_000 });
  const add = (number: number) => void journal.add(entry(number, { namespace: `w${number % namespaces}` }));
  for (let number = 1; number <= 20_000; number += 1) add(number);
  const rounds = [1, 2, 3, 4, 5].map((round) => {
    const before = performance.now();
    for (let number = 1; number <= 1000; number += 1) add(20_000 * round + number);
    return performance.now() - before;
  });
  return Math.min(...rounds);
}

it('adds an entry in constant time, with ten or ten thousand namespaces', () => {
  costOfEntries(10);
  expect(costOfEntries(10_000) / costOfEntries(10)).toBeLessThan(25);
});

it('evicts the oldest entry after clearing and restoring namespaces', () => {
  const journal = createJournal({ maxBytes: 8000 });
  const add = (number: number, namespace: string) => void journal.add(entry(number, { namespace }));
  add(1, 'a');
  add(2, 'b');
  add(3, 'a');
  journal.clear('a');
  add(4, 'c');
  journal.restore('b', journal.query('b', {}).entries);
  for (const number of [5, 6, 7, 8]) add(number, 'd');
  const left = ['a', 'b', 'c', 'd'].map((name) => journal.query(name, {}).entries.map(({ at }) => at));
  expect(left).toEqual([[], [2], [], [8, 7, 6, 5]]);
  for (const name of ['b', 'd']) journal.clear(name);
  expect({ entries: journal.entries(), bytes: journal.bytes() }).toEqual({ entries: 0, bytes: 0 });
});

/** Returns the number in a mark. */
function numberIn(mark: string): number {
  return Number(mark.slice(mark.lastIndexOf('-') + 1));
}

/** Returns the mark of all namespaces with this number. */
function markAt(number: number, journal: Journal): string {
  const mark = journal.mark(allNamespaces);
  return `${mark.slice(0, mark.lastIndexOf('-'))}-${number}`;
}

it('numbers the entries of all namespaces in order of arrival', () => {
  const journal = createJournal();
  const seen: string[] = [];
  const stop = journal.subscribe(allNamespaces, ({ id }, mark) => {
    seen.push(`${numberIn(mark)} ${id}`);
  });
  for (const namespace of ['w1', 'w2', 'w1']) journal.add(entry(seen.length + 1, { namespace }));
  stop();
  journal.add(entry(4));
  expect(seen).toEqual(['1 w1-1', '2 w2-2', '3 w1-3']);
  expect(numberIn(journal.mark(allNamespaces))).toBe(4);
  expect(idsOf(journal.query(allNamespaces, {}).entries)).toEqual(['default-4', 'w1-3', 'w2-2', 'w1-1']);
  expect(journal.query(allNamespaces, { after: 'w1-3', limit: 1 })).toMatchObject({ total: 4 });
});

it('returns the entries since a mark, and how many it no longer has', () => {
  const journal = createJournal({ maxEntries: 2 });
  const since = (number: number) => {
    const { entries, missed } = journal.since(allNamespaces, markAt(number, journal));
    return { numbers: entries.map(({ mark }) => numberIn(mark)), missed };
  };
  expect(since(0)).toEqual({ numbers: [], missed: 0 });
  for (const number of [1, 2, 3]) journal.add(entry(number));
  journal.add(entry(4, { namespace: 'w1' }));
  expect(since(0)).toEqual({ numbers: [2, 3, 4], missed: 1 });
  expect(since(1)).toEqual({ numbers: [2, 3, 4], missed: 0 });
  journal.clear('w1');
  expect(since(2)).toEqual({ numbers: [3], missed: 1 });
  expect(since(4)).toEqual({ numbers: [], missed: 0 });
  expect(since(9)).toEqual({ numbers: [], missed: 0 });
});

it('does not number restored entries, and counts those that they replace as missed', () => {
  const journal = createJournal();
  const stored = journal.add(entry(1));
  journal.add(entry(2));
  journal.restore('default', [stored]);
  expect(numberIn(journal.mark(allNamespaces))).toBe(2);
  expect(journal.since(allNamespaces, markAt(0, journal))).toEqual({ entries: [], missed: 2 });
  expect(idsOf(journal.query(allNamespaces, {}).entries)).toEqual(['default-1']);
});

it('counts an entry larger than the whole journal as missed', () => {
  const journal = createJournal({ maxBytes: 5000 });
  journal.add(entry(1, { response: { headers: {}, body: 'x'.repeat(10_000) } }));
  journal.add(entry(2));
  const { entries, missed } = journal.since(allNamespaces, markAt(0, journal));
  expect({ numbers: entries.map(({ mark }) => numberIn(mark)), missed }).toEqual({ numbers: [2], missed: 1 });
});

it('numbers the entries of a namespace by themselves, until it is cleared', () => {
  const journal = createJournal({ maxEntries: 2 });
  const since = (mark: string) => {
    const { entries, ...others } = journal.since('w1', mark);
    return { ids: entries.map((one) => one.entry.id), ...others };
  };
  const add = (...numbers: readonly number[]) => {
    for (const number of numbers) journal.add(entry(number, { namespace: 'w1' }));
  };
  for (const number of [1, 2, 3]) journal.add(entry(number));
  const atStart = journal.mark('w1');
  expect(since(atStart)).toEqual({ ids: [], missed: 0 });
  add(4, 5, 6);
  const later = journal.mark('w1');
  expect(numberIn(later)).toBe(3);
  expect(since(atStart)).toEqual({ ids: ['w1-5', 'w1-6'], missed: 1 });
  expect(since('w1-5')).toEqual({ ids: ['w1-6'], missed: 0 });
  expect(since(later)).toEqual({ ids: [], missed: 0 });
  // an id that was evicted, the mark of another process, and of all namespaces
  for (const unknown of ['w1-4', '0123456789ab-3', journal.mark(allNamespaces)])
    expect(since(unknown)).toEqual({ ids: ['w1-5', 'w1-6'], missed: 1, reason: 'restarted' });
  journal.clear('w1');
  expect(since(later)).toEqual({ ids: [], missed: 0, reason: 'cleared' });
  add(7);
  expect(since(later)).toEqual({ ids: ['w1-7'], missed: 0, reason: 'cleared' });
});
