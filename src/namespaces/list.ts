import type { Emulator } from '../emulator/emulator.ts';
import { isNamespace } from '../store/namespace.ts';

/** When each namespace was last used, in epoch milliseconds; null where this process has not used it and its store holds it. */
export async function namespacesInUse({
  namespaces,
  store,
}: Emulator): Promise<ReadonlyMap<string, number | null>> {
  const used = namespaces.list();
  const others = (await store.namespaces()).filter((name) => isNamespace(name) && !used.has(name));
  return new Map([...used, ...others.map((name) => [name, null] as const)]);
}

/** Whether a namespace is there: it was used here, or its store holds it. */
export async function isInUse(emulator: Emulator, name: string): Promise<boolean> {
  if (emulator.namespaces.has(name)) return true;
  return isNamespace(name) && (await emulator.store.namespaces()).includes(name);
}
