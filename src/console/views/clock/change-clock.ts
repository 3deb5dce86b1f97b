import { call } from '../../api/client.ts';
import type { components } from '../../../generated/admin/types.ts';
import { act } from '../../state/notices.ts';
import { namespace } from '../../page/namespace.ts';
import { clock } from '../../state/resources.ts';

type ClockChange = components['schemas']['ClockChange'];

/** Stops the clock or lets it run. The button beside the clock takes it back, so it needs no undo. */
export async function freeze(frozen: boolean): Promise<void> {
  await act(
    () => call('changeClock', { body: { frozen } }),
    frozen ? 'Froze the clock.' : 'The clock runs again.',
  );
  clock.reload();
}

/**
 * Moves the clock. Undo restores the whole state: the emulator forgets what has ended, so a clock that only goes back
 * doesn't bring it back.
 */
export async function moveClock(body: ClockChange, done: string): Promise<void> {
  const name = namespace.value;
  const before: { state?: components['schemas']['State'] } = {};
  await act(
    async () => {
      before.state = await call('getState', { namespace: name });
      await call('changeClock', { body, namespace: name });
    },
    done,
    async () => {
      if (before.state !== undefined) await call('putState', { body: { ...before.state }, namespace: name });
      clock.reload();
    },
  );
  clock.reload();
}
