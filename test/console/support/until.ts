import { setTimeout as wait } from 'node:timers/promises';

const maxWaitMs = 30_000;

/** Waits until something outside the page is true, such as a count of connections. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + maxWaitMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`not within ${maxWaitMs} ms: ${what}`);
    await wait(50);
  }
}
