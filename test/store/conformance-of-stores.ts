import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configAddress, type Overlay, type VersionedValue } from '../../src/store/store.ts';
import { createTransact, type Transact } from '../../src/store/transaction.ts';
import type { StoreKind, StoreKinds } from '../support/stores.ts';

const nothing = new Map<string, VersionedValue>();
const base = {
  get: (collection: string, key: string) => (`${collection}/${key}` === 'cats/tom' ? 'grey' : undefined),
};
const place = { namespace: 'a', provider: 'p', base, now: 1000 };

/** Increments a record in one step. */
async function count(transact: Transact, contenders: () => string): Promise<number> {
  return transact(place, {
    run(state) {
      const next = Number(state.get('numbers', 'n') ?? 0) + 1;
      state.put('numbers', 'n', next);
      return next;
    },
    contenders,
  });
}

function layerOf(requests: number, records: Readonly<Record<string, unknown>>): Overlay {
  return { requests, records: new Map(Object.entries(records)) };
}

/** Defines tests of the store interface for each kind of store. */
export function itConforms(kinds: StoreKinds): void {
  describe.each(kinds)('%s', (_name, open) => {
    let kind: StoreKind;
    const create = () => kind.create();

    beforeAll(async () => {
      kind = await open();
    });
    afterAll(() => kind.close());

    it('assigns consecutive request numbers in each namespace', async () => {
      const store = await create();
      const numbers = await Promise.all(
        Array.from({ length: 20 }, async () => (await store.claim('a')).number),
      );
      expect(numbers.sort((one, other) => one - other)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      expect((await store.claim('b')).number).toBe(1);
    });

    it('returns version 0 and no value when nothing was written', async () => {
      expect(await (await create()).read('a', 'p/cats/tom')).toEqual({ value: undefined, version: 0 });
    });

    it('reads committed records back, with a version that changes with every write', async () => {
      const store = await create();
      expect(await store.commit('a', nothing, new Map([['p/c/x', { name: 'Tom' }]]))).toBe(true);
      const first = await store.read('a', 'p/c/x');
      await store.commit('a', nothing, new Map([['p/c/x', { name: 'Tim' }]]));
      const second = await store.read('a', 'p/c/x');
      expect([first.value, second.value]).toEqual([{ name: 'Tom' }, { name: 'Tim' }]);
      expect(second.version).not.toBe(first.version);
    });

    it('rejects a commit when a version that was read is no longer current', async () => {
      const store = await create();
      await store.commit('a', nothing, new Map([['p/c/x', 1]]));
      const read = await store.read('a', 'p/c/x');
      await store.commit('a', nothing, new Map([['p/c/x', 2]]));
      const stale = await store.commit(
        'a',
        new Map([['p/c/x', read]]),
        new Map<string, unknown>([
          ['p/c/x', 3],
          ['p/c/y', 3],
        ]),
      );
      expect([stale, (await store.read('a', 'p/c/x')).value, (await store.read('a', 'p/c/y')).value]).toEqual(
        [false, 2, undefined],
      );
    });

    it('stores a deletion as null', async () => {
      const store = await create();
      await store.commit('a', nothing, new Map([['p/c/x', null]]));
      expect((await store.read('a', 'p/c/x')).value).toBeNull();
    });

    it('isolates namespaces', async () => {
      const store = await create();
      await store.commit('a', nothing, new Map([['p/c/x', 1]]));
      expect((await store.read('b', 'p/c/x')).value).toBeUndefined();
    });

    it('lists the records with a prefix, without deleted ones', async () => {
      const store = await create();
      await store.commit(
        'a',
        nothing,
        new Map<string, unknown>([
          ['p/x', 1],
          ['p/y', null],
          ['q/x', 2],
        ]),
      );
      expect([...(await store.list('a', 'p/'))]).toEqual([['p/x', 1]]);
    });

    it('lets a step read the fixtures, then its own writes and deletions', async () => {
      const transact = createTransact(await create());
      const seen = await transact(place, {
        run(state) {
          const before = state.get('cats', 'tom');
          state.put('cats', 'tom', 'black');
          const after = state.get('cats', 'tom');
          state.delete('cats', 'tom');
          return [before, after, state.get('cats', 'tom')];
        },
        contenders: () => 'tom',
      });
      expect(seen).toEqual(['grey', 'black', undefined]);
    });

    it('counts in a fixed window that opens with the first increment', async () => {
      const transact = createTransact(await create());
      const at = (now: number) =>
        transact(
          { ...place, now },
          { run: (state) => state.increment('tries', 'tom', 100), contenders: () => 'tom' },
        );
      const counted = [await at(1000), await at(1099), await at(1100)];
      expect(counted).toEqual([
        { count: 1, endsAt: 1100 },
        { count: 2, endsAt: 1100 },
        { count: 1, endsAt: 1200 },
      ]);
    });

    it('serializes a hundred parallel steps on one record', async () => {
      const transact = createTransact(await create());
      const counts = await Promise.all(Array.from({ length: 100 }, () => count(transact, () => 'n')));
      expect(counts.sort((one, other) => one - other)).toEqual(
        Array.from({ length: 100 }, (_, index) => index + 1),
      );
    });

    it('retries a step when another process has changed a record that it read', async () => {
      const store = await create();
      const other = await kind.again(store);
      const processes = [createTransact(store), createTransact(other)];
      const counts = await Promise.all(
        processes.flatMap((transact) => Array.from({ length: 15 }, () => count(transact, () => 'n'))),
      );
      expect(counts.sort((one, other) => one - other)).toEqual(
        Array.from({ length: 30 }, (_, index) => index + 1),
      );
    });

    it('returns the settings of a namespace with each request number', async () => {
      const store = await create();
      const before = await store.claim('a');
      await store.commit('a', nothing, new Map([[configAddress, { seed: 's' }]]));
      const [first, second] = [await store.claim('a'), await store.claim('a')];
      expect([before.setup.value, first.setup.value]).toEqual([undefined, { seed: 's' }]);
      expect(first.setup).toEqual(await store.read('a', configAddress));
      expect([before.number, first.number, second.number]).toEqual([1, 2, 3]);
    });

    it('returns the same settings object until the settings change', async () => {
      const store = await create();
      await store.commit('a', nothing, new Map([[configAddress, { seed: 's' }]]));
      const [first, second] = [await store.claim('a'), await store.claim('a')];
      await store.commit('a', nothing, new Map([[configAddress, { seed: 't' }]]));
      const third = await store.claim('a');
      expect(second.setup).toBe(first.setup);
      expect(third.setup.value).toEqual({ seed: 't' });
    });

    it('exports a whole namespace, and replaces another with it', async () => {
      const store = await create();
      await store.claim('a');
      await store.commit(
        'a',
        nothing,
        new Map<string, unknown>([
          ['p/c/x', { list: [1, 'zwölf', null] }],
          ['p/c/y', null],
          [configAddress, { seed: 's' }],
        ]),
      );
      const layer = await store.layer('a');
      expect(layer).toEqual(
        layerOf(1, { 'p/c/x': { list: [1, 'zwölf', null] }, 'p/c/y': null, [configAddress]: { seed: 's' } }),
      );
      await store.commit('b', nothing, new Map([['p/c/z', 1]]));
      await store.replace('b', layer);
      expect(await store.layer('b')).toEqual(layer);
      const { number, setup } = await store.claim('b');
      expect([number, setup.value]).toEqual([2, { seed: 's' }]);
    });

    it('returns a layer that later writes do not change', async () => {
      const store = await create();
      await store.commit('a', nothing, new Map([['p/c/x', 1]]));
      const layer = await store.layer('a');
      await store.commit('a', nothing, new Map([['p/c/x', 2]]));
      expect(layer).toEqual(layerOf(0, { 'p/c/x': 1 }));
    });

    it('returns nothing for an unused namespace', async () => {
      const store = await create();
      expect(await store.layer('a')).toEqual(layerOf(0, {}));
      expect([...(await store.list('a', ''))]).toEqual([]);
      expect(await store.namespaces()).toEqual([]);
    });

    it.each<[string, string, Overlay]>([
      ['the same record', 'p/c/x', layerOf(7, { 'p/c/x': 1 })],
      ['another record', 'p/c/x', layerOf(7, { 'p/c/x': 2 })],
      ['a record that is deleted by it', 'p/c/x', layerOf(7, {})],
      ['a missing record that stays missing', 'p/c/none', layerOf(7, {})],
      ['a missing record that is created by it', 'p/c/none', layerOf(7, { 'p/c/none': 2 })],
    ])('rejects a commit that began before a replacement and had read %s', async (_what, address, layer) => {
      const store = await create();
      await store.claim('a');
      await store.commit('a', nothing, new Map([['p/c/x', 1]]));
      const read = await store.read('a', address);
      await store.replace('a', layer);
      const late = new Map([['p/c/late', 1]]);
      expect(await store.commit('a', new Map([[address, read]]), late)).toBe(false);
      expect(await store.layer('a')).toEqual(layer);
      expect(await store.commit('a', new Map([[address, await store.read('a', address)]]), late)).toBe(true);
    });

    it('starts a dropped namespace anew, and rejects commits that began before the drop', async () => {
      const store = await create();
      await store.claim('a');
      await store.commit('a', nothing, new Map([[configAddress, { seed: 's' }]]));
      const read = await store.read('a', configAddress);
      const none = await store.read('a', 'p/c/none');
      await store.drop('a');
      const late = new Map([['p/c/late', 1]]);
      expect(await store.commit('a', new Map([[configAddress, read]]), late)).toBe(false);
      expect(await store.commit('a', new Map([['p/c/none', none]]), late)).toBe(false);
      expect(await store.namespaces()).toEqual([]);
      const { number, setup } = await store.claim('a');
      expect([number, setup.value]).toEqual([1, undefined]);
      expect(await store.commit('a', new Map([[configAddress, read]]), late)).toBe(false);
    });

    it('lists the namespaces that were used', async () => {
      const store = await create();
      await store.claim('a');
      await store.replace('b@snapshots', layerOf(0, {}));
      await store.commit('c', nothing, new Map([['p/c/x', 1]]));
      expect([...(await store.namespaces())].sort()).toEqual(['a', 'b@snapshots', 'c']);
    });

    it('applies each parallel step either before or after a replacement', async () => {
      const store = await create();
      const transact = createTransact(store);
      const counted = Promise.all(Array.from({ length: 40 }, () => count(transact, () => 'n')));
      await store.replace('a', layerOf(0, { 'p/numbers/n': 1000 }));
      const counts = await counted;
      const before = counts.filter((number) => number < 1000).length;
      const after = counts.filter((number) => number > 1000).length;
      expect([before + after, await count(transact, () => 'n')]).toEqual([40, 1001 + after]);
    });

    it('isolates two hundred namespaces that are used at once', async () => {
      const store = await create();
      const transact = createTransact(store);
      const names = Array.from({ length: 200 }, (_, index) => `w${index}`);
      const counts = await Promise.all(
        names.map(async (namespace, index) =>
          transact(
            { ...place, namespace },
            { run: (state) => state.increment('tries', 'tom', index + 1), contenders: () => 'tom' },
          ),
        ),
      );
      const numbers = await Promise.all(names.map(async (name) => (await store.claim(name)).number));
      expect(counts).toEqual(names.map((_, index) => ({ count: 1, endsAt: 1001 + index })));
      expect(numbers).toEqual(names.map(() => 1));
    });

    it('discards the writes of a step that throws', async () => {
      const transact = createTransact(await create());
      const failing = async () =>
        transact(place, {
          run(state) {
            state.put('numbers', 'n', 5);
            throw new Error('a bug');
          },
          contenders: () => 'n',
        });
      await expect(failing()).rejects.toThrow('a bug');
      expect(await count(transact, () => 'n')).toBe(1);
    });
  });
}
