import { useEmulatorNow } from '../../state/emulator-time.ts';
import { offsetText } from './offset-text.ts';

/** The namespace's time, large, with its date and its distance from the real time. */
export function ClockFace({ isFrozen }: { readonly isFrozen: boolean }) {
  const now = useEmulatorNow();
  if (now === undefined) return null;
  return (
    <div class="clock-face">
      <time class="clock-time" dateTime={now.toISOString()}>
        {now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })}
      </time>
      <div>
        <p class="clock-date">
          {now.toLocaleDateString([], { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })}
        </p>
        <p class="row">
          {isFrozen ? <span class="badge">frozen</span> : null}
          <span class="quiet">{offsetText((now.getTime() - Date.now()) / 1000)}</span>
        </p>
      </div>
    </div>
  );
}
