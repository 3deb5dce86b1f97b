import { patchedState } from '../core/patch.ts';
import { patchesOn, type ScenarioRecords } from '../core/scenario.ts';
import { recordsOf } from '../core/records.ts';
import { timeIn } from '../environment/environment.ts';
import { profileDefaults } from '../fixtures/normalize.ts';
import { configOf, configAddress, then, type MaybePromise } from '../store/store.ts';
import { emptyBase, overlaid, ownRecords } from '../store/state-view.ts';
import type { Emulator, ListedRecords, ReadState, ServedProvider } from './emulator.ts';
import type { Runtime } from './requests.ts';

type StateAccess = Pick<Emulator, 'readState' | 'readPatchedState' | 'records' | 'recordsByAccount'>;
type ConfigAccess = Pick<Emulator, 'config' | 'changeConfig' | 'namespaceRecords'>;

/** Creates the control plane's access to the providers' state, without a request. */
export function createStateAccess(
  { store, clock, transact, environmentOf, retentionOf, scenarios }: Runtime,
  { config }: ConfigAccess,
): StateAccess {
  function readRecords<T>(
    namespace: string,
    served: ServedProvider,
    read: ReadState<T>,
    isPatched: boolean,
  ): MaybePromise<T> {
    return then(config(namespace), (settings) => {
      const now = timeIn(settings, clock);
      const { randomness } = settings;
      const environment = environmentOf({
        ...{ namespace, requestNumber: 0, now, address: '', origin: '', randomness },
      });
      const active = isPatched ? scenarios.of(served, settings) : [];
      const base = profileDefaults(served.profile, served.fixtures.base);
      return transact(
        { namespace, provider: served.id, base, now, retention: retentionOf(served, base) },
        {
          run(state, namespaceState) {
            const patches = patchesOn(active, now, () => recordsOf<ScenarioRecords>(namespaceState()));
            return read({ state: recordsOf(patchedState(state, patches)), environment });
          },
          contenders: () => 'control plane',
        },
      );
    });
  }

  function listed<T>(namespace: string, { id, fixtures }: ServedProvider, collection: string) {
    return then(store.layer(namespace), (layer) =>
      overlaid<T>(fixtures.base.list(collection), layer.records, `${id}/${collection}/`),
    );
  }

  function records<C extends keyof ListedRecords>(namespace: string, served: ServedProvider, collection: C) {
    return listed<ListedRecords[C]>(namespace, served, collection);
  }

  return {
    readState: (namespace, served, read) => readRecords(namespace, served, read, false),
    readPatchedState: (namespace, served, read) => readRecords(namespace, served, read, true),
    records,
    recordsByAccount: (namespace, served, collection) =>
      listed<{ readonly account: string }>(namespace, served, collection),
  };
}

/** Creates the access to the namespaces' own records, including their settings. */
export function createConfigAccess(
  { store, clock, transact }: Pick<Runtime, 'store' | 'clock' | 'transact'>,
  namespaces: Emulator['namespaces'],
): ConfigAccess {
  const namespaceRecords: ConfigAccess['namespaceRecords'] = (namespace, step) =>
    transact(
      { namespace, provider: ownRecords, base: emptyBase, now: clock.now() },
      { run: step, contenders: () => 'namespace' },
    );

  return {
    config: (namespace) => then(store.read(namespace, configAddress), configOf),
    changeConfig(namespace, next) {
      namespaces.enter(namespace);
      return namespaceRecords(namespace, (records) => {
        const changed = next(configOf({ value: records.get('namespace', 'setup') }));
        records.put('namespace', 'setup', changed);
        return changed;
      });
    },
    namespaceRecords,
  };
}
