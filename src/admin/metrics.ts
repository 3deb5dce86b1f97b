import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Count } from '../coverage/counts.ts';
import type { MaybePromise } from '../store/store.ts';
import { version } from '../version.ts';

/** How often an operation was answered in one way. */
export type Answered = Omit<Count, 'profile'>;

/** What an emulator has counted anyway, and a scrape asks for. */
export interface Figures {
  coverage(): Iterable<Answered>;
  namespaces(): MaybePromise<number>;
  journalEntries(): number;
  journalBytes(): number;
}

/** The process has these once, however many emulators are in it: each collection starts a timer that nothing ends. */
const ofTheProcess = new Registry();
collectDefaultMetrics({ register: ofTheProcess });

/**
 * Writes an emulator's metrics in the text format of Prometheus. All is read at the scrape, so that a request pays for
 * none of it. A label says what the contracts say; logins, namespaces and secrets are none.
 */
export async function scrape(
  figures: Figures,
): Promise<{ readonly contentType: string; readonly text: string }> {
  const own = new Registry();
  countRequests(own, figures.coverage());
  const values = {
    namespaces: ['Namespaces that have been used and are kept.', await figures.namespaces()],
    journal_entries: ['Requests that the journal holds.', figures.journalEntries()],
    journal_bytes: ['Bytes that the journal takes up.', figures.journalBytes()],
  } as const;
  for (const [name, [help, value]] of Object.entries(values)) gauge(own, name, help).set(value);
  gauge(own, 'build_info', 'Always 1; the version is in the label.', ['version']).set({ version }, 1);
  const all = Registry.merge([own, ofTheProcess]);
  return { contentType: all.contentType, text: await all.metrics() };
}

function countRequests(registry: Registry, coverage: Iterable<Answered>): void {
  const requests = new Counter({
    name: `${prefix}requests_total`,
    help: 'Requests that a provider answered, by what it answered.',
    labelNames: ['provider', 'operation', 'outcome', 'status'],
    registers: [registry],
  });
  for (const { provider, operation = '', outcome = '', status, count } of coverage) {
    requests.inc({ provider, operation, outcome, status }, count);
  }
}

function gauge(registry: Registry, name: string, help: string, labelNames: string[] = []): Gauge {
  return new Gauge({ name: `${prefix}${name}`, help, labelNames, registers: [registry] });
}

const prefix = 'login_emulator_';
