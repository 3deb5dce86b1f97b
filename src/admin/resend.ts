import { buffer } from 'node:stream/consumers';
import type { SessionStart } from '../emulator/emulator.ts';
import { createInProcess, type InProcessHead, type SendInProcess } from '../http/in-process.ts';
import { createListener, type ListenerParts } from '../http/listener.ts';
import type { Entry, Recorder, Kept } from '../journal/entry.ts';
import { guarded } from '../journal/journal.ts';

/** A request of the control plane to the data plane. */
export interface ResendRequest extends InProcessHead {
  readonly body: string | undefined;
  /** Whether it counts as a request over HTTPS. */
  readonly isEncrypted?: boolean;
  /** The session that its sign-in starts, if it is to start one. */
  readonly start?: SessionStart;
}

/** The response. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** The result of a request of the control plane. */
export interface ResentRequest {
  /** Undefined if the response was lost, for example by a fault. */
  readonly answer: Answer | undefined;
  /** Its journal entry. */
  readonly entry: Kept | undefined;
}

/** Sends a request through the emulator's own data plane. */
export type Resend = (sent: ResendRequest) => Promise<ResentRequest>;

/** Creates a function that sends requests. `telling` creates planes that report to a given recorder. */
export function createResend(
  telling: (record: Recorder, start: SessionStart | undefined) => ListenerParts,
  keep: (entry: Entry) => Kept,
  report: (error: unknown) => void,
): Resend {
  const send = createInProcess();
  return async (sent) => {
    const kept: Kept[] = [];
    const record = (entry: Entry) => void kept.push(keep({ ...entry, sentBy: 'control-plane' }));
    const planes = telling(guarded(record, report), sent.start);
    const answer = await answerTo(send, planes, sent).catch(() => undefined);
    return { answer, entry: kept.at(-1) };
  };
}

function answerTo(send: SendInProcess, planes: ListenerParts, sent: ResendRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { isEncrypted = false } = sent;
    const outgoing = send(createListener(planes), sent, { isEncrypted });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      buffer(response).then((bytes) => resolve({ status, headers, text: bytes.toString('utf8') }), reject);
    });
    outgoing.end(sent.body);
  });
}
