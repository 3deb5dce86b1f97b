import { setTimeout } from 'node:timers/promises';

const stepMs = 25;
const maxWaitMs = 15_000;

/** Repeats a check until it passes; throws its last error if it never does. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + maxWaitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await setTimeout(stepMs);
  }
}
