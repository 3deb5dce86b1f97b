import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { connection } from '../live/live.ts';
import { missedRequests } from '../state/requests.ts';

/** Says that the emulator doesn't answer, or that requests were missed meanwhile. */
export function ConnectionNotice() {
  const missed = missedRequests.value;
  return (
    <div role="status">
      {connection.value === 'lost' ? (
        <p class="banner failed">
          <Icon name="warning" />
          <span>The emulator doesn’t answer. This page tries again by itself.</span>
        </p>
      ) : null}
      {missed > 0 ? (
        <p class="banner">
          <Icon name="list" />
          <span>
            {missed === 1 ? '1 request missed' : `${missed} requests missed`}: the journal no longer has them.
          </span>
          <Button size="small" onClick={() => (missedRequests.value = 0)}>
            Dismiss
          </Button>
        </p>
      ) : null}
    </div>
  );
}
