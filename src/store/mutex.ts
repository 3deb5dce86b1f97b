/** Lets asynchronous work on one key happen one after the other. */
export interface Mutex {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Makes a queue that forgets a key as soon as nobody waits for it. */
export function createMutex(): Mutex {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      tails.set(key, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(key) === mine) tails.delete(key);
      }
    },
  };
}
