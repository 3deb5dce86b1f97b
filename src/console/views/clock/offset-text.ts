import { durationText } from '../../parts/time.tsx';

/** Differences below this come from the way to the emulator, or from this machine's clock. */
const sameSeconds = 3;

/** Says how far a time is from the real one: `1 h 5 min ahead`, `the real time`. */
export function offsetText(seconds: number): string {
  if (Math.abs(seconds) < sameSeconds) return 'the real time';
  return `${durationText(Math.abs(seconds))} ${seconds > 0 ? 'ahead of' : 'behind'} the real time`;
}
