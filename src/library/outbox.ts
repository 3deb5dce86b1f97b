import { type AdminClient, EmulatorError } from './admin-client.ts';
import type { OpenEvents } from './requests.ts';
import type { Message, MessageFilter, Codes, CodesQuery } from './types.ts';

/** Which message, and how long to wait for it in real time. */
export interface MessageWait extends MessageFilter {
  /** 5000 when left out. */
  readonly timeoutMs?: number;
}

/** What the vendors would have sent by SMS or e-mail, or shown as a captcha. */
export interface OutboxControls {
  /**
   * The messages, newest first.
   *
   * @example
   * const [newest] = await emulator.outbox.list({ channel: 'sms' });
   */
  list(filter?: MessageFilter): Promise<readonly Message[]>;
  /**
   * The newest message; waits for it where there is none yet, and rejects after `timeoutMs`.
   *
   * @example
   * const { code } = await emulator.outbox.wait({ provider: 'rocketchat', account: 'mail', timeoutMs: 5000 });
   */
  wait(wait?: MessageWait): Promise<Message>;
  /**
   * Empties it. Codes that were sent still hold.
   *
   * @example
   * await emulator.outbox.clear();
   */
  clear(): Promise<void>;
}

/** Makes the outbox of a namespace; `events` tells when something may have been sent. */
export function createOutboxControls(ask: AdminClient, events: OpenEvents): OutboxControls {
  const list = async (filter: MessageFilter = {}) => (await ask('getOutbox', { query: filter })).messages;

  async function wait({ timeoutMs = 5000, ...filter }: MessageWait = {}): Promise<Message> {
    const signal = AbortSignal.timeout(timeoutMs);
    const requests = await events({ signal }).catch((error: unknown) => {
      // the time may be up before it listens
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
      `no message ${JSON.stringify(filter)} came within ${timeoutMs} ms; the journal says what did`,
    );
  }

  return { list, wait, clear: () => ask('clearOutbox', {}) };
}

/** The codes of authenticator apps, as the account's owner would see them. */
export interface CodeControls {
  /**
   * The codes that an account's second factor accepts, and for how long. `minValidity` (seconds) waits in real time for a
   * fresh one where too little is left; `advance` moves the clock to the next window instead.
   *
   * @example
   * const { current } = await emulator.codes.get('rocketchat', 'totp');
   */
  get(provider: string, login: string, query?: CodesQuery): Promise<Codes>;
}
