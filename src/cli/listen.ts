import { codeOf, UsageError } from '../errors.ts';
import type { Listeners } from '../server/listeners.ts';
import { wholeEmulator, type OpenListener } from '../http/listener.ts';
import type { EffectiveSettings } from './settings.ts';
import { listenEntryOf, type ListenEntry } from './setting-values.ts';

/** The open listener of an entry of `listen`. */
export interface FurtherListener extends OpenListener, Pick<ListenEntry, 'scope'> {}

/** Opens the listener of `port`, then those of `listen`; throws a UsageError with the address that failed and the reason. */
export async function openAll(listeners: Listeners, settings: EffectiveSettings) {
  const { host, port, listen } = settings;
  try {
    const main = await opened(listeners, host, { port, scope: wholeEmulator });
    const further: FurtherListener[] = [];
    for (const entry of listen.map(listenEntryOf)) {
      further.push({ ...(await opened(listeners, host, entry)), scope: entry.scope });
    }
    return { main, further };
  } catch (error) {
    await listeners.close();
    throw error;
  }
}

/** A listener to open: an entry of `listen`, or the port of `port`, which has no text. */
type RequestedListener = Omit<ListenEntry, 'text'> & Partial<ListenEntry>;

async function opened(listeners: Listeners, host: string, entry: RequestedListener): Promise<OpenListener> {
  try {
    return await listeners.open(entry.scope, entry.port);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    const problem = refusals[codeOf(error)]?.(host, entry);
    throw new UsageError(problem ?? `cannot listen on ${host}:${entry.port}: ${why}`);
  }
}

const refusals: Readonly<Record<string, (host: string, entry: RequestedListener) => string>> = {
  EADDRINUSE: (_host, { port, text }) =>
    text === undefined
      ? `port ${port} is in use; choose another with --port, or --port 0 for a free one`
      : `port ${port} is in use; choose another for --listen ${text}, or 0 for a free one`,
  EACCES: (_host, { port, text }) =>
    `port ${port} needs more rights; choose one above 1023 ${text === undefined ? 'with --port' : `for --listen ${text}`}`,
  EADDRNOTAVAIL: (host) => `${host} isn't an address of this machine; choose another with --host`,
  ENOTFOUND: (host) => `${host} is unknown; choose another with --host`,
  EAI_AGAIN: (host) => `${host} is unknown; choose another with --host`,
};
