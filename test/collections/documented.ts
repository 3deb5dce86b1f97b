import { builtInProviders } from '../../src/providers/index.ts';
import { forcedCells, tables, type Named } from '../exchanges/tables.ts';

/** The cells of the documented profiles, by provider: the first of each outcome and status of an operation. */
export const documentedCells: readonly Named[] = builtInProviders.flatMap(({ id }) => {
  const own = tables.filter(({ provider, profile }) => provider === id && profile === 'documented');
  return own.flatMap((table) => forcedCells.filter((one) => one.table === table));
});
