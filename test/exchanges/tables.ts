import { isDeepStrictEqual } from 'node:util';
import type { Cell, OperationTable, ProfileTable } from './exchange.ts';
import { interserver } from './interserver/index.ts';
import { misaka } from './misaka/index.ts';
import { onlyoffice } from './onlyoffice/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** The whole table of outcomes, by provider and profile. */
export const profileTables: readonly ProfileTable[] = [
  ...interserver,
  ...rocketchat,
  ...misaka,
  ...onlyoffice,
];

/** The same, a row an operation. */
export const tables: readonly OperationTable[] = profileTables.flatMap(({ operations }) => operations);

/** A cell with its row, named for test titles. */
export interface Named {
  readonly name: string;
  readonly table: OperationTable;
  readonly cell: Cell;
}

/** Every cell of the table. */
export const cells: readonly Named[] = tables.flatMap((table) =>
  table.cells.map((cell) => ({ name: nameOf(table, cell), table, cell })),
);

/** The cells that show an answer as it is when it is switched on: the first of each outcome and status of an operation. */
export const forcedCells: readonly Named[] = cells.filter(
  ({ table, cell }) =>
    table.cells.find(({ outcome, status }) => outcome === cell.outcome && status === cell.status) === cell,
);

/** Of these, those that are meant where the outcome alone is named: the first, and the first under each policy. */
export const namedCells: readonly Named[] = forcedCells.filter(
  ({ table, cell }) =>
    table.cells.find((one) => one.outcome === cell.outcome && isDeepStrictEqual(one.policy, cell.policy)) ===
    cell,
);

/** Every exchange beside the cells, named alike. */
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
