import { onLive } from '../live/live.ts';
import { tellDone } from './notices.ts';

/** Says that the emulator was started again: that is why requests and all that was switched on are gone. */
export function watchRestart(): void {
  onLive(({ type }) => {
    if (type === 'restarted') tellDone('The emulator was started again, with an empty memory.');
  });
}
