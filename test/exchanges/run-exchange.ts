import { builtInProviders } from '../../src/providers/index.ts';
import type { Answer, Cell, Headers, OperationTable, Sent, Way, World } from './exchange.ts';
import type { OpensWorld, WorldSettings } from './harness.ts';

/** The request that a way comes to. */
export function sentBy(way: Way, world: World): Sent | Promise<Sent> {
  return typeof way === 'function' ? way(world) : way;
}

/** Goes a cell's way in a world of its own; gives what is answered at its end. */
export async function publicAddress(
  table: OperationTable,
  cell: Cell,
  reach: Way,
  open: OpensWorld,
): Promise<Answer> {
  const world = await open(table, { budgeted: cell.budgeted ?? false, ...fixturesOf(table, cell) });
  try {
    const sent = await sentBy(reach, world);
    for (let before = 0; before < (cell.before ?? 0); before += 1) await world.send(sent);
    return await world.send(sent);
  } finally {
    await world.close();
  }
}

/** The fixtures that a cell needs: the provider's own, with its switches set and with what is switched on. */
export function fixturesOf(
  { provider }: OperationTable,
  { policy }: Cell,
  scenarios?: readonly object[],
): Pick<WorldSettings, 'fixtures'> {
  if (policy === undefined && scenarios === undefined) return {};
  const found = builtInProviders.find(({ id }) => id === provider);
  const fixture = found?.defaultFixture as { readonly policy: object };
  const changed = {
    ...(policy === undefined ? {} : { policy: { ...fixture.policy, ...policy } }),
    ...(scenarios === undefined ? {} : { scenarios }),
  };
  return { fixtures: { [provider]: { ...fixture, ...changed } } };
}

/** What an answer of JSON has where nothing else is said. */
const usual: Headers = { 'content-type': 'application/json' };

/** All of the vendor's headers with which a cell is answered. */
export function headersOf(table: OperationTable, cell: Cell): Headers {
  return cell.headers ?? table.headers ?? usual;
}
