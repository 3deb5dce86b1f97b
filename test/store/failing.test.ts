import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { buildEmulator } from '../../src/emulator/build-emulator.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { StoreError, type Store } from '../../src/store/store.ts';
import { createTransact } from '../../src/store/transaction.ts';
import { emptyBase } from '../../src/store/state-view.ts';

const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => void rejections.push(reason);

beforeEach(() => void process.on('unhandledRejection', noteRejection));
afterEach(() => {
  process.off('unhandledRejection', noteRejection);
  rejections.length = 0;
});

/** Returns unhandled rejections; Node reports them once the microtasks have run. */
async function unhandled(): Promise<readonly unknown[]> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return rejections;
}

/** Creates a store of a lost server: its calls fail later. */
function goneStore(): Store {
  const gone = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    throw new StoreError('the store is gone');
  };
  return {
    ...{ isShared: true, claim: gone, read: gone, commit: gone, list: gone, layer: gone },
    ...{ replace: gone, letGo: gone, drop: gone, namespaces: gone, close: async () => {} },
  };
}

const place = { namespace: 'a', provider: 'p', base: emptyBase, now: 1000 };

it('leaves no unhandled rejection when the store fails while a run is queued', async () => {
  const transact = createTransact(goneStore());
  const step = { run: (state: Parameters<Step['run']>[0]) => state.get('c', 'x'), contenders: () => 'same' };
  const runs = Array.from({ length: 5 }, async () => await transact(place, step));
  const ended = await Promise.allSettled(runs);
  expect(ended.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
  expect(await unhandled()).toEqual([]);
});

it('leaves no unhandled rejection when the contention key is read from the failing store too', async () => {
  const transact = createTransact(goneStore());
  const read = (state: Parameters<Step['run']>[0]) => String(state.get('c', 'x'));
  await expect(async () => transact(place, { run: read, contenders: read })).rejects.toThrow(StoreError);
  expect(await unhandled()).toEqual([]);
});

it('leaves no unhandled rejection when a peek fails late', async () => {
  const memory = createMemoryStore();
  const gone = goneStore();
  // answers only the first read synchronously
  let reads = 0;
  const store: Store = {
    ...memory,
    read: (namespace, address) =>
      (reads += 1) === 1 ? memory.read(namespace, address) : gone.read(namespace, address),
  };
  const transact = createTransact(store);
  const seen = await transact(place, {
    run: (state) => [state.get('c', 'x'), state.peek('c', 'y')],
    contenders: () => '',
  });
  expect(seen).toEqual([undefined, undefined]);
  expect(await unhandled()).toEqual([]);
});

it('keeps serving when an idle namespace cannot be dropped', async () => {
  const { drop } = goneStore();
  let now = 0;
  const { namespaces } = buildEmulator({
    served: [],
    store: { ...createMemoryStore(), drop },
    clock: { now: () => now, machine: () => now, frozen: false },
    seed: 'test',
    budgeted: false,
    maxNamespaces: 2,
  });
  namespaces.enter('w1');
  now = 10 * 60_000;
  expect(namespaces.enter('w2')).toBe(true);
  expect(await unhandled()).toEqual([]);
});

type Step = Parameters<ReturnType<typeof createTransact>>[1];
