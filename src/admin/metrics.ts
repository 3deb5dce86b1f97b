import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Maybe } from '../store/store.ts';
import { version } from './version.ts';

/** How often an operation was answered in one way. */
export interface Answered {
  readonly provider: string;
  /** Undefined where no operation was reached. */
  readonly operation: string | undefined;
  readonly outcome: string | undefined;
  readonly status: number;
  readonly count: number;
}

/** What an emulator has counted anyway, and a scrape asks for. */
export interface Figures {
  coverage(): Iterable<Answered>;
  namespaces(): Maybe<number>;
  journalEntries(): number;
  journalBytes(): number;
}

/** An emulator's metrics, in the text format of Prometheus. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

/** The process has these once, however many emulators are in it: each collection starts a timer that nothing ends. */
const ofTheProcess = new Registry();
collectDefaultMetrics({ register: ofTheProcess });

/**
 * Makes the metrics of one emulator. All is read at a scrape, so that a request pays for none of it. A label says what
 * the contracts say; logins, namespaces and secrets are none.
 */
export function createMetrics(figures: Figures): Metrics {
  const own = new Registry();
  countRequests(own, figures);
  gauge(own, 'namespaces', 'Namespaces that have been used and are kept.', figures.namespaces);
  gauge(own, 'journal_entries', 'Requests that the journal holds.', figures.journalEntries);
  gauge(own, 'journal_bytes', 'Bytes that the journal takes up.', figures.journalBytes);
  const build = { name: 'login_emulator_build_info', help: 'Always 1; the version is in the label.' };
  new Gauge({ ...build, labelNames: ['version'], registers: [own] }).set({ version }, 1);
  const all = Registry.merge([own, ofTheProcess]);
  return { contentType: all.contentType, text: () => all.metrics() };
}

function countRequests(registry: Registry, { coverage }: Figures): void {
  const requests: Counter = new Counter({
    name: 'login_emulator_requests_total',
    help: 'Requests that a provider answered, by what it answered.',
    labelNames: ['provider', 'operation', 'outcome', 'status'],
    registers: [registry],
    collect() {
      requests.reset();
      for (const { provider, operation = '', outcome = '', status, count } of coverage()) {
        requests.inc({ provider, operation, outcome, status }, count);
      }
    },
  });
}

function gauge(registry: Registry, name: string, help: string, read: () => Maybe<number>): void {
  const metric: Gauge = new Gauge({
    name: `login_emulator_${name}`,
    help,
    registers: [registry],
    async collect() {
      metric.set(await read());
    },
  });
}
