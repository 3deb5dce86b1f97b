import { builtInProviders } from '../../src/providers/index.ts';
import type { Answer, Cell, Headers, OperationTable, Sent, Way, World } from './exchange.ts';
import type { OpensWorld, WorldSettings } from './harness.ts';

/** Returns a cell's request, or runs the function that prepares it. */
export function sentBy(way: Way, world: World): Sent | Promise<Sent> {
  return typeof way === 'function' ? way(world) : way;
}

/** Sends a cell's requests in a separate world; returns the last answer. */
export async function lastResponse(
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

/** Returns the fixtures of a cell: the provider's defaults with the cell's policy switches and these scenarios. */
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

/** Default headers of an answer. */
const usual: Headers = { 'content-type': 'application/json' };

/** Returns all vendor headers of a cell's answer. */
export function headersOf(table: OperationTable, cell: Cell): Headers {
  return cell.headers ?? table.headers ?? usual;
}
