import type { MaybePromise } from '../store/store.ts';

/** Takes a step that may take a while; what it throws, now or later, is handed over. */
export function catchErrors(
  step: () => MaybePromise<void>,
  failed: (error: unknown) => void,
): MaybePromise<void> {
  try {
    const taken = step();
    return taken instanceof Promise ? taken.catch(failed) : taken;
  } catch (error) {
    return failed(error);
  }
}
