import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock } from './resources.ts';

/** This machine's time, which ticks each second while a component shows a time. */
const machineNow = signal(Date.now());
const users = { count: 0, timer: 0 };

/** Returns the namespace's time, and renders the component again each second; undefined before the clock is loaded. */
export function useEmulatorNow(): Date | undefined {
  useEffect(startTicking, []);
  const known = clock.data.value;
  if (known === undefined) return undefined;
  const passed = known.frozen ? 0 : Math.max(0, machineNow.value - known.loadedAt);
  return new Date(Date.parse(known.now) + passed);
}

/** Returns how many seconds of the namespace's time are left until a time; undefined before the clock is loaded. */
export function useSecondsUntil(at: string | null): number | undefined {
  const now = useEmulatorNow();
  if (now === undefined || at === null) return undefined;
  return (Date.parse(at) - now.getTime()) / 1000;
}

function startTicking(): () => void {
  users.count += 1;
  if (users.count === 1) {
    machineNow.value = Date.now();
    users.timer = setInterval(() => (machineNow.value = Date.now()), 1000);
  }
  return () => {
    users.count -= 1;
    if (users.count === 0) clearInterval(users.timer);
  };
}
