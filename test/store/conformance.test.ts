import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Store, Stored } from '../../src/store/store.ts';
import { createTransact, type Transact } from '../../src/store/transaction.ts';
import { createSlowStore } from '../support/slow-store.ts';

const stores: readonly [string, () => Store][] = [
  ['memory', createMemoryStore],
  ['a slow, reordering store', createSlowStore],
];
const nothing = new Map<string, Stored>();
const base = {
  get: (collection: string, key: string) => (`${collection}/${key}` === 'cats/tom' ? 'grey' : undefined),
};
const place = { namespace: 'a', provider: 'p', base, now: 1000 };

/** Adds one to a record, as one step. */
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

describe.each(stores)('%s', (_name, create) => {
  it('gives out each request number of a namespace once', async () => {
    const store = create();
    const numbers = await Promise.all(
      Array.from({ length: 20 }, async () => (await store.claim('a')).number),
    );
    expect(numbers.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect((await store.claim('b')).number).toBe(1);
  });

  it('holds nothing at version 0 where nothing was written', async () => {
    expect(await create().read('a', 'p/cats/tom')).toEqual({ value: undefined, version: 0 });
  });

  it('reads back what was committed, with a version that every write changes', async () => {
    const store = create();
    expect(await store.commit('a', nothing, new Map([['x', { name: 'Tom' }]]))).toBe(true);
    const first = await store.read('a', 'x');
    await store.commit('a', nothing, new Map([['x', { name: 'Tim' }]]));
    const second = await store.read('a', 'x');
    expect([first.value, second.value]).toEqual([{ name: 'Tom' }, { name: 'Tim' }]);
    expect(second.version).not.toBe(first.version);
  });

  it('writes nothing when a version that was read is no longer the one that stands', async () => {
    const store = create();
    await store.commit('a', nothing, new Map([['x', 1]]));
    const read = await store.read('a', 'x');
    await store.commit('a', nothing, new Map([['x', 2]]));
    const stale = await store.commit(
      'a',
      new Map([['x', read]]),
      new Map<string, unknown>([
        ['x', 3],
        ['y', 3],
      ]),
    );
    expect([stale, (await store.read('a', 'x')).value, (await store.read('a', 'y')).value]).toEqual([
      false,
      2,
      undefined,
    ]);
  });

  it('remembers a deletion, so that the fixtures below do not show through', async () => {
    const store = create();
    await store.commit('a', nothing, new Map([['x', null]]));
    expect((await store.read('a', 'x')).value).toBeNull();
  });

  it('keeps namespaces apart', async () => {
    const store = create();
    await store.commit('a', nothing, new Map([['x', 1]]));
    expect((await store.read('b', 'x')).value).toBeUndefined();
  });

  it('lists what stands at a prefix, without what was deleted', async () => {
    const store = create();
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

  it('lets a step read the fixtures below, its own writes, and what it deleted', async () => {
    const transact = createTransact(create());
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
    const transact = createTransact(create());
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

  it('commits a hundred parallel steps on one record one after the other', async () => {
    const transact = createTransact(create());
    const counts = await Promise.all(Array.from({ length: 100 }, () => count(transact, () => 'n')));
    expect(counts.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
  });

  it('runs a step again when another process has written what it had read', async () => {
    const store = create();
    const processes = [createTransact(store), createTransact(store), createTransact(store)];
    const counts = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        count(processes[index % 3] ?? createTransact(store), () => 'n'),
      ),
    );
    expect(counts.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
  });

  it('drops the writes of a step that throws', async () => {
    const transact = createTransact(create());
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

it('runs as one synchronous step where everything is at hand', () => {
  const transact = createTransact(createMemoryStore());
  const step = { run: () => 'done', contenders: () => '' };
  expect(transact(place, step)).toBe('done');
});
