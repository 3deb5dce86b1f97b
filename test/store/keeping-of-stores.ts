import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Keeping, VersionedValue } from '../../src/store/store.ts';
import type { StoreKind, StoreKinds } from '../support/stores.ts';

const nothing = new Map<string, VersionedValue>();

/** Returns rules by which a record expires at the time that is its value; a string expires with its namespace. */
function keeping(now: number, maxRecords = 1000): Keeping {
  return {
    now,
    maxRecords,
    until: (_address, value) => (value === null ? 0 : typeof value === 'number' ? value : undefined),
  };
}

function records(...entries: readonly (readonly [string, unknown])[]): ReadonlyMap<string, unknown> {
  return new Map(entries);
}

/** Defines tests of the records that each kind of store expires. */
export function itKeeps(kinds: StoreKinds): void {
  describe.each(kinds)('%s', (_name, open) => {
    let kind: StoreKind;
    const create = () => kind.create();
    const addresses = async (store: Awaited<ReturnType<typeof create>>) =>
      [...(await store.layer('a')).records.keys()].sort();

    beforeAll(async () => {
      kind = await open();
    });
    afterAll(() => kind.close());

    it('removes an expired record when another is written to its collection', async () => {
      const store = await create();
      await store.commit(
        'a',
        nothing,
        records(['p/c/x', 100], ['p/d/x', 100], ['p/c/y', 'stays']),
        keeping(1),
      );
      await store.commit('a', nothing, records(['p/c/early', 500]), keeping(99));
      expect(await addresses(store)).toEqual(['p/c/early', 'p/c/x', 'p/c/y', 'p/d/x']);
      await store.commit('a', nothing, records(['p/c/late', 500]), keeping(100));
      expect(await addresses(store)).toEqual(['p/c/early', 'p/c/late', 'p/c/y', 'p/d/x']);
      expect((await store.read('a', 'p/c/x')).value).toBeUndefined();
    });

    it('expires a record at the time set by its last write', async () => {
      const store = await create();
      await store.commit('a', nothing, records(['p/c/x', 100], ['p/c/y', 900], ['p/c/z', 100]), keeping(1));
      await store.commit(
        'a',
        nothing,
        records(['p/c/x', 900], ['p/c/y', 50], ['p/c/z', 'stays']),
        keeping(2),
      );
      await store.letGo('a', 500);
      expect(await addresses(store)).toEqual(['p/c/x', 'p/c/z']);
    });

    it('removes a deleted record completely when its deletion needs no entry', async () => {
      const store = await create();
      await store.commit('a', nothing, records(['p/c/x', 100], ['p/c/y', 100]), keeping(1));
      await store.commit('a', nothing, records(['p/c/x', null], ['p/c/never', null]), keeping(2));
      expect(await addresses(store)).toEqual(['p/c/y']);
      await store.commit('a', nothing, records(['p/c/x', 200]), keeping(3));
      await store.letGo('a', 150);
      expect(await addresses(store)).toEqual(['p/c/x']);
    });

    it('evicts the records that expire first when a collection is full', async () => {
      const store = await create();
      const write = (key: string, until: number) =>
        store.commit('a', nothing, records([`p/c/${key}`, until]), keeping(1, 3));
      for (const [key, until] of [
        ['endless-1', Infinity],
        ['later', 900],
        ['endless-2', Infinity],
        ['soon', 400],
      ] as const)
        await write(key, until);
      expect(await addresses(store)).toEqual(['p/c/endless-1', 'p/c/endless-2', 'p/c/later']);
      await write('endless-3', Infinity);
      expect(await addresses(store)).toEqual(['p/c/endless-1', 'p/c/endless-2', 'p/c/endless-3']);
      await store.commit('a', nothing, records(['p/d/other', 5]), keeping(1, 3));
      expect(await addresses(store)).toHaveLength(4);
    });

    it('expires all records up to a time, however many', async () => {
      const store = await create();
      const many = Array.from({ length: 2500 }, (_none, index) => [`p/c/${index}`, 100 + index] as const);
      await store.commit(
        'a',
        nothing,
        records(...many, ['q/c/x', 100], ['p/c/left', 9000]),
        keeping(1, 9000),
      );
      await store.letGo('a', 5000);
      expect(await addresses(store)).toEqual(['p/c/left']);
      await store.letGo('never-used', 5000);
      expect(await store.namespaces()).toEqual(['a']);
    });

    it('rejects a commit when a record that was read has expired', async () => {
      const store = await create();
      await store.commit('a', nothing, records(['p/c/x', 100]), keeping(1));
      const read = new Map([['p/c/x', await store.read('a', 'p/c/x')]]);
      await store.letGo('a', 100);
      expect(await store.commit('a', read, records(['p/c/y', 500]), keeping(100))).toBe(false);
    });

    it('uses only the new expiry times when a layer replaces a namespace', async () => {
      const store = await create();
      await store.commit('a', nothing, records(['p/c/x', 100], ['p/c/y', 100]), keeping(1));
      const { until } = keeping(1);
      await store.replace('a', { requests: 3, records: records(['p/c/x', 300], ['p/c/z', 100]) }, until);
      await store.letGo('a', 200);
      expect(await addresses(store)).toEqual(['p/c/x']);
      await store.drop('a');
      await store.commit('a', nothing, records(['p/c/x', 'stays']), keeping(1));
      await store.letGo('a', 400);
      expect(await addresses(store)).toEqual(['p/c/x']);
    });

    it('expires records whose keys contain any characters', async () => {
      const store = await create();
      const keys = ['', '/', 'a/b', 'ü\u0000\n "', '‹', '@1 '];
      await store.commit(
        'a',
        nothing,
        records(...keys.map((key) => [`p/c/${key}`, 100] as const)),
        keeping(1),
      );
      await store.commit('a', nothing, records(['p/c/a/b', 900]), keeping(2));
      await store.letGo('a', 500);
      expect(await addresses(store)).toEqual(['p/c/a/b']);
    });
  });
}
