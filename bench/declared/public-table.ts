import { shown } from '../statistics.ts';
import { markdown } from '../tables.ts';
import type { PublicFigures } from './public.ts';

/** Renders the table of the public contracts: one column for each. */
export function publicTable(contracts: readonly PublicFigures[]): string {
  const rows: readonly (readonly [string, (one: PublicFigures) => string])[] = [
    ['package', (one) => `\`${one.package}\``],
    ['file', (one) => `${one.megabytes.toFixed(1)} MB of ${one.format}`],
    ['operations', (one) => String(one.operations)],
    ['circular references', (one) => (one.isCircular ? 'yes' : 'no')],
    ['first start to login, ms', (one) => shown(one.firstStartMs, 0)],
    ['later start to login, ms', (one) => shown(one.keptStartMs, 0)],
    ['RSS at start, MB', (one) => shown(one.startedMegabytes, 0)],
    ['first answer of an operation, ms', (one) => shown(one.firstAnswersMs, 1)],
    ['slowest first answer, ms', (one) => one.slowestAnswerMs.toFixed(0)],
    ['first answer of an unknown path, ms', (one) => one.missedMs.toFixed(1)],
    ['RSS after a request to each operation, MB', (one) => one.askedMegabytes.toFixed(0)],
    ['statuses', (one) => statusesOf(one)],
  ];
  return markdown(
    ['contract', ...contracts.map(({ title }) => title)],
    rows.map(([head, cell]) => [head, ...contracts.map(cell)]),
  );
}

function statusesOf({ statuses }: PublicFigures): string {
  return Object.entries(statuses)
    .sort()
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ');
}
