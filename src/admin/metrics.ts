import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Count } from '../coverage/counts.ts';
import type { MaybePromise } from '../store/store.ts';
import { version } from '../version.ts';

/** How often an operation gave one outcome. */
export type Answered = Omit<Count, 'profile'>;

/** The emulator's own figures, read at each scrape. */
export interface Figures {
  coverage(): Iterable<Answered>;
  namespaces(): MaybePromise<number>;
  journalEntries(): number;
  journalBytes(): number;
}

/** Created once per process, because each `collectDefaultMetrics` starts a timer that nothing stops. */
const ofTheProcess = new Registry();
collectDefaultMetrics({ register: ofTheProcess });

/**
 * Formats an emulator's metrics as Prometheus text. Values are read at the scrape, so requests have no extra cost.
 * Labels contain only names from the contracts, never logins, namespaces or secrets.
 */
export async function scrape(
  figures: Figures,
): Promise<{ readonly contentType: string; readonly text: string }> {
  const own = new Registry();
  countRequests(own, figures.coverage());
  const values = {
    namespaces: ['Namespaces in use.', await figures.namespaces()],
    journal_entries: ['Requests in the journal.', figures.journalEntries()],
    journal_bytes: ['Size of the journal in bytes.', figures.journalBytes()],
  } as const;
  for (const [name, [help, value]] of Object.entries(values)) gauge(own, name, help).set(value);
  gauge(own, 'build_info', 'Always 1; the version is in the label.', ['version']).set({ version }, 1);
  const all = Registry.merge([own, ofTheProcess]);
  return { contentType: all.contentType, text: await all.metrics() };
}

function countRequests(registry: Registry, coverage: Iterable<Answered>): void {
  const requests = new Counter({
    name: `${prefix}requests_total`,
    help: 'Requests that a provider answered, by outcome and status.',
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
