import { type AdminClient, EmulatorError } from './admin-client.ts';
import type { OpenEvents } from './requests.ts';
import type { Message, MessageFilter, Codes, CodesQuery } from './types.ts';

/** A filter for messages, and a time limit in real time. */
export interface MessageWait extends MessageFilter {
  /** Time limit in milliseconds; 5000 by default. */
  readonly timeoutMs?: number;
}

/** Messages that the vendors would have sent by SMS or e-mail, or displayed as a captcha. */
export interface OutboxControls {
  /**
   * Returns the messages, newest first.
   *
   * @example
   * const [newest] = await emulator.outbox.list({ channel: 'sms' });
   */
  list(filter?: MessageFilter): Promise<readonly Message[]>;
  /**
   * Returns the newest message. If there is none yet, waits for it, and rejects after `timeoutMs`.
   *
   * @example
   * const { code } = await emulator.outbox.wait({ provider: 'rocketchat', account: 'mail', timeoutMs: 5000 });
   */
  wait(wait?: MessageWait): Promise<Message>;
  /**
   * Deletes the messages. Codes in them stay valid.
   *
   * @example
   * await emulator.outbox.clear();
   */
  clear(): Promise<void>;
}

/** Creates the outbox controls of a namespace. `wait` lists the messages again after each journal event. */
export function createOutboxControls(ask: AdminClient, events: OpenEvents): OutboxControls {
  const list = async (filter: MessageFilter = {}) => (await ask('getOutbox', { query: filter })).messages;

  async function wait({ timeoutMs = 5000, ...filter }: MessageWait = {}): Promise<Message> {
    const signal = AbortSignal.timeout(timeoutMs);
    const requests = await events({ signal }).catch((error: unknown) => {
      // the timeout may end before the stream opens
      if (signal.aborted) return undefined;
      throw error;
    });
    try {
      for (let going = true; going; going = (await requests?.next())?.done === false) {
        const [newest] = await list(filter);
        if (newest !== undefined) return newest;
      }
    } finally {
      await requests?.return?.();
    }
    throw new EmulatorError(
      `no message ${JSON.stringify(filter)} was sent within ${timeoutMs} ms; the journal lists the requests that arrived`,
    );
  }

  return { list, wait, clear: () => ask('clearOutbox', {}) };
}

/** Codes of authenticator apps, as the owner of an account would see them. */
export interface CodeControls {
  /**
   * Returns the codes that an account's second factor accepts, and how long they stay valid. `minValidity` waits in
   * real time until the code is valid for that many seconds. `advance` moves the clock to the next window instead.
   *
   * @example
   * const { current } = await emulator.codes.get('rocketchat', 'totp');
   */
  get(provider: string, login: string, query?: CodesQuery): Promise<Codes>;
}
