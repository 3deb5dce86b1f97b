import type { Provider } from '../../src/core/provider.ts';
import { ownRecordProblem, recordProblem } from '../../src/namespaces/state/record-problem.ts';
import { checkedProviders } from '../../src/providers/checked.ts';
import { checkOf, loadedChecksOf } from '../../src/scenarios/fixture-checks.ts';
import type { Store } from '../../src/store/store.ts';

/** The written collections, such as `misaka/sessions`. */
export type Written = Set<string>;

const checks = loadedChecksOf(checkedProviders);

/** Creates a store that rejects invalid records: the emulator must be able to read back what it writes. */
export function createCheckedStore(
  store: Store,
  providers: readonly Provider[],
  written: Written = new Set(),
): Store {
  return {
    ...store,
    commit(namespace, reads, writes, keeping) {
      for (const [address, value] of writes) {
        if (value === undefined || value === null) continue;
        const [id = '', collection = '', ...key] = address.split('/');
        const provider = providers.find((one) => one.id === id);
        const problem =
          provider === undefined
            ? ownRecordProblem(collection, key.join('/'), value)
            : recordProblem(provider, checkOf(provider, checks), collection, value);
        if (problem !== undefined)
          throw new Error(`${address} is written as ${JSON.stringify(value)}: ${JSON.stringify(problem)}`);
        written.add(`${id}/${collection}`);
      }
      return store.commit(namespace, reads, writes, keeping);
    },
  };
}
