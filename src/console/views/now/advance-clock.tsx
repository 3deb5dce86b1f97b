import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { namespace } from '../../page/namespace.ts';
import { act } from '../../state/notices.ts';
import { clock } from '../../state/resources.ts';

const minutes = 15;

/** Moves the clock of the namespace forward; the undo moves it back. */
export function AdvanceClock() {
  const advance = async () => {
    const where = namespace.value;
    await act(
      () => call('changeClock', { body: { advanceSeconds: minutes * 60 }, namespace: where }),
      `The clock of ${where} is ${minutes} minutes ahead.`,
      async () => {
        const { now } = await call('getClock', { namespace: where });
        const before = new Date(Date.parse(now) - minutes * 60_000).toISOString();
        await call('changeClock', { body: { now: before }, namespace: where });
        clock.reload();
      },
    );
    clock.reload();
  };
  return (
    <Button icon="clock" onClick={advance}>
      Clock +{minutes} min
    </Button>
  );
}
