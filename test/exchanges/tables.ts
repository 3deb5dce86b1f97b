import { isDeepStrictEqual } from 'node:util';
import type { Cell, OperationTable, ProfileTable } from './exchange.ts';
import { interserver } from './interserver/index.ts';
import { misaka } from './misaka/index.ts';
import { onlyoffice } from './onlyoffice/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** The outcome tables, by provider and profile. */
export const profileTables: readonly ProfileTable[] = [
  ...interserver,
  ...rocketchat,
  ...misaka,
  ...onlyoffice,
];

/** All rows, one for each operation. */
export const tables: readonly OperationTable[] = profileTables.flatMap(({ operations }) => operations);

/** A cell with its row, and a name for test titles. */
export interface Named {
  readonly name: string;
  readonly table: OperationTable;
  readonly cell: Cell;
}

/** All cells. */
export const cells: readonly Named[] = tables.flatMap((table) =>
  table.cells.map((cell) => ({ name: nameOf(table, cell), table, cell })),
);

/** The cells that forced outcomes return: the first of each outcome and status of an operation. */
export const forcedCells: readonly Named[] = cells.filter(
  ({ table, cell }) =>
    table.cells.find(({ outcome, status }) => outcome === cell.outcome && status === cell.status) === cell,
);

/** The cells that forcing by outcome name alone returns: the first of each outcome, for each policy. */
export const namedCells: readonly Named[] = forcedCells.filter(
  ({ table, cell }) =>
    table.cells.find((one) => one.outcome === cell.outcome && isDeepStrictEqual(one.policy, cell.policy)) ===
    cell,
);

/** All exchanges that aren't cells, with names. */
export const besides = profileTables.flatMap(({ provider, profile, beside }) =>
  beside.map((row) => ({
    ...{ provider, profile, ...row },
    name: nameOf({ provider, profile, ...row }, { ...row, outcome: row.said }),
  })),
);

function nameOf(
  { provider, profile, operation }: Pick<Partial<OperationTable>, 'provider' | 'profile' | 'operation'>,
  { status, outcome, when }: Pick<Cell, 'status' | 'when'> & { readonly outcome: string },
): string {
  const place = [provider, profile, operation].filter((word) => word !== undefined).join(' ');
  return `${place} ${status} ${outcome}${when === undefined ? '' : `, ${when}`}`;
}
