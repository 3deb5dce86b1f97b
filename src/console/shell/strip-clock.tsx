import { Icon } from '../parts/icon.tsx';
import { useEmulatorNow } from '../state/emulator-time.ts';
import { clock } from '../state/resources.ts';
import { linkTo } from '../page/route.ts';

/** The time of the namespace, with whether it is frozen. */
export function StripClock() {
  const now = useEmulatorNow();
  if (now === undefined) return null;
  const isFrozen = clock.data.value?.frozen === true;
  return (
    <a class="strip-clock" href={linkTo('clock')} title={now.toLocaleString()}>
      <Icon name={isFrozen ? 'pause' : 'clock'} />
      <span>{now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })}</span>
      {isFrozen ? <span class="badge">frozen</span> : null}
    </a>
  );
}
