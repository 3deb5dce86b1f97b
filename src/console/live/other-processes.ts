import { effect, type ReadonlySignal } from '@preact/signals';
import { session } from '../page/session.ts';

const intervalMs = 5000;

/**
 * Calls a function every few seconds while the page is visible, if other processes can change the namespaces: their
 * changes come with no event.
 */
export function watchOtherProcesses(isVisible: ReadonlySignal<boolean>, look: () => void): void {
  effect(() => {
    if (!isVisible.value || session.value?.storeShared !== true) return undefined;
    const timer = setInterval(look, intervalMs);
    return () => clearInterval(timer);
  });
}
