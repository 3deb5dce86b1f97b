import { createHash } from 'node:crypto';
import { StoreError, type Digests, type Exchange } from '../store/store.ts';
import type { Emulator, ServedProvider } from './emulator.ts';

/** A provider's digest in this process, and those of other processes that serve it from other files. */
interface ComparedDigest {
  readonly digest: string;
  readonly otherDigests: readonly string[];
}

/** The comparison of a process with the others on its store. */
export interface Comparison {
  /** Returns the digests of a provider; undefined for a built-in one. */
  of(served: ServedProvider): ComparedDigest | undefined;
  /** Compares now; later comparisons follow by themselves. */
  compare(): Promise<void>;
  stop(): void;
}

/** The receivers of a comparison. */
interface Listener {
  /** Receives a sentence about each provider that differs, once. */
  readonly warn: (message: string) => void;
  /** Receives unexpected errors. */
  readonly failure: (error: unknown) => void;
}

const everyMs = 10_000;

/** Creates the comparison of a process's own providers with those of the other processes on its store. */
export function createComparison(emulator: Emulator, exchange: Exchange, listener: Listener): Comparison {
  const warned = new Set<string>();
  let others: readonly Digests[] = [];
  const timer = setInterval(() => void compare().catch(failed), everyMs).unref();

  function of(served: ServedProvider): ComparedDigest | undefined {
    const digest = digestOf(served);
    if (digest === undefined) return undefined;
    const found = others.map((one) => one[served.id]).filter((other) => other !== undefined);
    return { digest, otherDigests: [...new Set(found)].filter((other) => other !== digest) };
  }

  async function compare(): Promise<void> {
    const entries = emulator.served.map((served) => [served.id, digestOf(served)] as const);
    others = await exchange(Object.fromEntries(entries.filter(hasDigest)));
    for (const served of emulator.served) warnOnce(served.id, of(served)?.otherDigests.length ?? 0);
  }

  function warnOnce(id: string, differing: number): void {
    if (differing === 0) return void warned.delete(id);
    if (!warned.has(id)) listener.warn(differs(id));
    warned.add(id);
  }

  function failed(error: unknown): void {
    // requests report a store that isn't reachable
    if (!(error instanceof StoreError)) listener.failure(error);
  }

  return { of, compare, stop: () => clearInterval(timer) };
}

function differs(id: string): string {
  return `another process on the same store serves ${id} from other files; start all of them with the same contract, overlay and fixtures`;
}

function hasDigest(entry: readonly [string, string | undefined]): entry is readonly [string, string] {
  return entry[1] !== undefined;
}

/** Identifies the content of a provider that was loaded from files; undefined for others. */
function digestOf({ provider, fixtures }: ServedProvider): string | undefined {
  if (provider.digest === undefined) return undefined;
  const hash = createHash('sha256').update(provider.digest).update(fixtures.digest());
  return `sha256:${hash.digest('hex')}`;
}
