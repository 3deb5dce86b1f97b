import type { Cell, LoginTable } from './cell.ts';
import { interserver } from './interserver.ts';
import { misaka } from './misaka.ts';
import { onlyoffice } from './onlyoffice.ts';
import { rocketchat } from './rocketchat.ts';

/** The whole table of outcomes, a row a provider. */
export const tables: readonly LoginTable[] = [interserver, rocketchat, misaka, onlyoffice];

/** Every cell of the table with its row, named for test titles. */
export const cells: readonly { readonly name: string; readonly table: LoginTable; readonly cell: Cell }[] =
  tables.flatMap((table) =>
    table.cells.map((cell) => ({ name: `${table.provider} ${cell.outcome}`, table, cell })),
  );

/** Every exchange beside the cells, with its row. */
export const besides = tables.flatMap(({ provider, profile, beside }) =>
  beside.map((row) => ({ provider, profile, ...row })),
);
