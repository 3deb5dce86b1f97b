import { sendInProcess, type InProcessAnswer, type InProcessRequest } from './http/in-process.ts';
import { createListener, type Planes } from './http/listener.ts';
import { guarded, type Entry, type Recorder } from './journal/entry.ts';
import type { Kept } from './journal/journal.ts';

/** What came of a request that was sent again. */
interface SentAgain {
  /** Undefined where the answer was lost. */
  readonly answer: InProcessAnswer | undefined;
  /** What the journal has of it. */
  readonly entry: Kept | undefined;
}

/** Sends a request through the emulator's own data plane. */
export type SendAgain = (sent: InProcessRequest) => Promise<SentAgain>;

/** Makes the way to send requests again; `telling` makes the planes that tell a recorder of theirs. */
export function createSendAgain(
  telling: (record: Recorder) => Planes,
  keep: (entry: Entry) => Kept,
  report: (error: unknown) => void,
): SendAgain {
  return async (sent) => {
    const kept: Kept[] = [];
    const planes = telling(guarded((entry) => void kept.push(keep(entry)), report));
    const answer = await sendInProcess(createListener(planes), sent).catch(() => undefined);
    return { answer, entry: kept.at(-1) };
  };
}
