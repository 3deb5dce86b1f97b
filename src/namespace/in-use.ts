import type { Emulator } from '../emulator.ts';
import { isNamespace } from './name.ts';

/** When each namespace was last used, in epoch milliseconds; null where this process has not used it and its store holds it. */
export async function namespacesInUse({
  namespaces,
  store,
}: Emulator): Promise<ReadonlyMap<string, number | null>> {
  const stored = (await store.namespaces()).filter(isNamespace);
  return new Map([...stored.map((name) => [name, null] as const), ...namespaces.list()]);
}

/** Whether a namespace is there: it was used here, or its store holds it. */
export async function isInUse(emulator: Emulator, name: string): Promise<boolean> {
  if (emulator.namespaces.has(name)) return true;
  return isNamespace(name) && (await emulator.store.namespaces()).includes(name);
}
