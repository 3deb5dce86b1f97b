import type { BrowserContext } from '@playwright/test';
import type { Namespace } from '../index.ts';

type Clock = BrowserContext['clock'];

/** A namespace, and the pages whose clocks follow it. */
export interface PageClock {
  /** The namespace. Calls that change its clock change those of the pages. */
  readonly namespace: Namespace;
  /** Makes the pages of a context follow the namespace's clock from now on. */
  add(context: BrowserContext): Promise<void>;
}

/**
 * Makes the clocks of pages follow that of a namespace. After each call that can change the latter, the pages' `Date`
 * is set to its time, frozen or running. If the time moved forward, timers that are due fire, each once.
 * `performance.now()` and the pages' timers are never frozen.
 */
export async function createPageClock(namespace: Namespace): Promise<PageClock> {
  const clocks = new Set<Clock>();
  let last = await reading();

  async function reading() {
    const { now, frozen } = await namespace.clock.get();
    return { now: Date.parse(now), frozen, readAt: Date.now() };
  }

  async function follow(): Promise<void> {
    const { now, frozen, readAt } = await reading();
    const due = now - last.now - (last.frozen ? 0 : readAt - last.readAt);
    last = { now, frozen, readAt };
    await Promise.all([...clocks].map((clock) => move(clock, now, due, frozen)));
  }

  const moving =
    <Words extends readonly unknown[], Answer>(call: (...words: Words) => Promise<Answer>) =>
    async (...words: Words): Promise<Answer> => {
      const answer = await call(...words);
      await follow();
      return answer;
    };

  const { clock, codes, snapshots, state, bundle } = namespace;
  const save = async (name?: string) => {
    const saved = await snapshots.save(name);
    return { ...saved, restore: moving(saved.restore) };
  };
  return {
    namespace: {
      ...namespace,
      clock: {
        get: clock.get,
        advance: moving(clock.advance),
        set: moving(clock.set),
        freeze: moving(clock.freeze),
        unfreeze: moving(clock.unfreeze),
        live: moving(clock.live),
      },
      codes: { get: moving(codes.get) },
      snapshots: { ...snapshots, save, restore: moving(snapshots.restore) },
      snapshot: save,
      state: { ...state, put: moving(state.put) },
      bundle: { ...bundle, put: moving(bundle.put) },
      reset: moving(namespace.reset),
      start: moving(namespace.start),
    },
    async add(context) {
      const { now, frozen } = await reading();
      await context.clock.install({ time: now });
      if (frozen) await context.clock.setFixedTime(now);
      clocks.add(context.clock);
      context.once('close', () => clocks.delete(context.clock));
    },
  };
}

/** Sets the target time first, so that timers which fire on the way see it. */
async function move(clock: Clock, now: number, due: number, frozen: boolean): Promise<void> {
  await clock.setFixedTime(now);
  if (due > 0) await clock.fastForward(due);
  if (!frozen) await clock.setSystemTime(now);
}
