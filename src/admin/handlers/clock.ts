import type { Emulator } from '../../emulator/emulator.ts';
import { latestTime, isFrozenIn, timeIn } from '../../environment/environment.ts';
import { setClock, timeAfter, type ClockChange } from '../../namespaces/clock.ts';
import { expirations } from '../../namespaces/expirations.ts';
import { problem, type AdminCall, type Handlers } from '../handler.ts';
import { definedOnly } from '../../json.ts';

/** The clock calls. */
export const clockCalls = {
  getClock: async ({ emulator, namespace }) => ({ status: 200, body: await shown(emulator, namespace) }),

  async changeClock({ emulator, namespace, body }) {
    const change = changeOf(body);
    const time = timeAfter(await emulator.config(namespace), change, emulator);
    if (!(time >= 0 && time < latestTime)) {
      return problem(
        'clock-out-of-range',
        'the clock must stay within the years 1970 to 8999; set it to a time between them',
      );
    }
    await setClock(emulator, namespace, change);
    return { status: 200, body: await shown(emulator, namespace) };
  },
} satisfies Handlers;

/** Reads the change; the contract allows exactly one member. */
function changeOf({ advanceSeconds, now, frozen }: AdminCall<'changeClock'>['body']): ClockChange {
  if (advanceSeconds !== undefined) return { advanceSeconds };
  if (now !== undefined) return { now: Date.parse(now) };
  return frozen === undefined ? { live: true } : { frozen };
}

async function shown(emulator: Emulator, namespace: string) {
  const setup = await emulator.config(namespace);
  const now = timeIn(setup, emulator.clock);
  const endings = await expirations(emulator, namespace);
  return {
    now: new Date(now).toISOString(),
    frozen: isFrozenIn(setup, emulator.clock),
    upcoming: endings.map(({ at, what, provider, account }) => ({
      at: new Date(at).toISOString(),
      inSeconds: (at - now) / 1000,
      what,
      ...definedOnly({ provider, account }),
    })),
  };
}
