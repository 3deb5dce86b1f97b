import { effect } from '@preact/signals';
import { onlyNamespace, pickedNamespace, pickNamespace } from '../page/namespace.ts';
import { tellFailed } from './notices.ts';
import { namespaces } from './resources.ts';

/** Goes back to all namespaces with a notice when the picked one ends: someone dropped it, or the emulator restarted. */
export function watchGoneNamespace(): void {
  let known: readonly string[] = [];
  effect(() => {
    const before = known;
    known = namespaces.data.value ?? [];
    const picked = pickedNamespace.peek();
    if (picked === undefined || onlyNamespace.peek() !== undefined) return;
    // a link may also pick a namespace that begins later
    if (!before.includes(picked) || known.includes(picked)) return;
    pickNamespace(undefined);
    tellFailed(new Error(`The namespace ${picked} no longer exists. This page shows all namespaces again.`));
  });
}
