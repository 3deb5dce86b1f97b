import type { Emulator } from '../../emulator/emulator.ts';
import type { NamespaceConfig } from '../../store/namespace.ts';

/** Switches a scenario of a namespace off, or all where none is named; false when there is none with this id. */
export async function disarmScenarios(emulator: Emulator, namespace: string, id?: string): Promise<boolean> {
  let isOff = false;
  await emulator.changeConfig(namespace, (setup) => {
    const ids = emulator.activeScenarios(setup).map((armed) => armed.id);
    isOff = id === undefined || ids.includes(id);
    return isOff ? without(setup, id === undefined ? ids : [id]) : setup;
  });
  return isOff;
}

/** Those of files stand in every namespace: this one remembers that they are off in it. */
function without(setup: NamespaceConfig, ids: readonly string[]): NamespaceConfig {
  const { armed = [], disarmed = [] } = setup;
  const kept = armed.filter(({ id }) => !ids.includes(id));
  const fromFiles = ids.filter((id) => !armed.some((own) => own.id === id));
  return { ...setup, armed: kept, disarmed: [...disarmed, ...fromFiles] };
}
