import type { Installed, Size } from './installed.ts';
import type { Results } from './results.ts';
import type { Measure } from './rounds.ts';
import { shown, type Spread } from './statistics.ts';
import type { System, SystemId } from './systems.ts';

/** A column of figures. */
export interface Column {
  readonly head: string;
  readonly measure: Measure;
  readonly digits: number;
  /** The system whose figure is 1. */
  readonly to?: SystemId;
}

const startColumns: readonly Column[] = [
  { head: 'start to first login, ms', measure: 'startMs', digits: 0 },
  { head: '× bare node:http', measure: 'startMs', digits: 2, to: 'node' },
  { head: '× Prism', measure: 'startMs', digits: 3, to: 'prism' },
  { head: 'CPU to first login, ms', measure: 'startCpuMs', digits: 0 },
  { head: '× bare node:http', measure: 'startCpuMs', digits: 2, to: 'node' },
  { head: 'RSS at start, MB', measure: 'startedMegabytes', digits: 0 },
  { head: 'RSS after the load, MB', measure: 'loadedMegabytes', digits: 0 },
];

const loadColumns: readonly Column[] = [
  { head: 'requests/s', measure: 'requestsPerSecond', digits: 0 },
  { head: '× bare node:http', measure: 'requestsPerSecond', digits: 2, to: 'node' },
  { head: 'CPU µs a request', measure: 'cpuMicroseconds', digits: 1 },
  { head: '× bare node:http', measure: 'cpuMicroseconds', digits: 2, to: 'node' },
  { head: 'p99, ms', measure: 'p99Ms', digits: 2 },
];

/** Renders the tables of a run in Markdown. */
export function tables(
  systems: readonly System[],
  results: Results,
  installed: Installed | undefined,
): string {
  const whole = systems.filter(({ startsOnly }) => !startsOnly);
  return [
    measured(systems, results, startColumns),
    measured(whole, results, loadColumns),
    ...(installed === undefined ? [] : [sizes(whole, installed)]),
  ].join('\n\n');
}

/** Renders a table with a row for each system. */
export function measured(systems: readonly System[], results: Results, columns: readonly Column[]): string {
  const rows = systems.map(({ id, title }) => [
    title,
    ...columns.map(({ measure, digits, to }) =>
      cell(to === undefined ? results.figure(id, measure) : results.ratio(id, measure, to), digits),
    ),
  ]);
  return markdown(['system', ...columns.map(({ head }) => head)], rows);
}

function cell(spread: Spread | undefined, digits: number): string {
  return spread === undefined ? '–' : shown(spread, digits);
}

function sizes(systems: readonly System[], { date, sizes: known }: Installed): string {
  const rows = systems.map(({ id, title }) => [title, ...sizeCells(known[id])]);
  return markdown(['system', `packages installed (${date})`, 'MB'], rows);
}

function sizeCells(size: Size | undefined): string[] {
  if (size === undefined) return ['not measured', '–'];
  return 'unknown' in size
    ? [`not measured: ${size.unknown}`, '–']
    : [String(size.packages), size.megabytes.toFixed(1)];
}

/** Renders a Markdown table with aligned columns, as the formatter does. */
export function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
