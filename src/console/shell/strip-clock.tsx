import { Icon } from '../parts/icon.tsx';
import { durationText } from '../parts/time.tsx';
import { useEmulatorNow } from '../state/emulator-time.ts';
import { clock } from '../state/resources.ts';
import { linkTo } from '../page/route.ts';

/** A smaller difference comes from this machine's own clock. */
const movedSeconds = 15;

/** The time of the namespace, with whether it is frozen or moved. */
export function StripClock() {
  const now = useEmulatorNow();
  if (now === undefined) return null;
  const mark = clock.data.value?.frozen === true ? 'frozen' : offsetMark((now.getTime() - Date.now()) / 1000);
  return (
    <a class="strip-clock" href={linkTo('clock')} title={now.toLocaleString()}>
      <Icon name={mark === 'frozen' ? 'pause' : 'clock'} />
      <span>{now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })}</span>
      {mark === undefined ? null : <span class="badge">{mark}</span>}
    </a>
  );
}

/** How far a moved clock is from the real time: `+1 day`. */
function offsetMark(seconds: number): string | undefined {
  if (Math.abs(seconds) < movedSeconds) return undefined;
  return `${seconds > 0 ? '+' : '−'}${durationText(Math.abs(seconds))}`;
}
