import { builtInProviders } from '../../src/providers/index.ts';
import { testApp } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { serve } from '../support/server.ts';
import type { OperationTable } from '../exchanges/exchange.ts';
import { forcedCells, tables, type Named } from '../exchanges/tables.ts';
import { chainOf, withCode } from './chain.ts';
import {
  inNamespace,
  reset,
  titleOf,
  type Collection,
  type OperationFolder,
  type OutcomeRequest,
  type Step,
} from './collection.ts';
import { isExpected, play, sendReset } from './play.ts';
import { createRecorder, type Recorder } from './record.ts';

/** The account whose authenticator code the requests send: the accounts of a provider share one secret. */
const codeOwner = (provider: string) => (provider === 'rocketchat' ? 'totp' : 'totp@example.com');

const resetStep: Step = { ...reset, name: 'reset', status: 204, captures: [] };

/** The recorders of a provider: two, with different seeds. */
type Recorders = readonly [Recorder, Recorder];

/** Creates the collections of all providers from the exchange tables of their documented profiles. */
export async function collectionsOf(): Promise<readonly Collection[]> {
  const collections: Collection[] = [];
  for (const { id, profiles } of builtInProviders) {
    const recorders = [await createRecorder(id, 'one'), await createRecorder(id, 'another')] as const;
    const server = await serve(testApp({ providers: [id], seed: 'third' }));
    const player = createClient(server.port);
    const [title = ''] = profiles.documented.contract.title.split(' ');
    const own = tables.filter(({ provider, profile }) => provider === id && profile === 'documented');
    const operations: OperationFolder[] = [];
    for (const table of own) operations.push(await independent(await folderOf(table, recorders), player));
    for (const recorder of recorders) await recorder.close();
    player.close();
    await server.close();
    collections.push({ provider: id, title, operations });
  }
  return collections;
}

async function folderOf(table: OperationTable, recorders: Recorders): Promise<OperationFolder> {
  const requests: OutcomeRequest[] = [];
  for (const named of forcedCells.filter((one) => one.table === table)) {
    requests.push((await reached(named, recorders)) ?? forced(named));
  }
  return { operation: table.operation, requests };
}

/** Sends the requests of a folder in order. Adds a reset to those that earlier ones prevent from reaching their outcome. */
async function independent(folder: OperationFolder, player: Client): Promise<OperationFolder> {
  await sendReset(player);
  const requests: OutcomeRequest[] = [];
  for (const request of folder.requests) {
    const isReached = await play(player, request).then(
      (answer) => isExpected(request, answer),
      () => false,
    );
    const after = isReached ? request : { ...request, steps: [resetStep, ...request.steps] };
    if (!isReached && !isExpected(request, await play(player, after))) {
      throw new Error(`${folder.operation} does not return ${titleOf(request)}`);
    }
    requests.push(after);
  }
  return { ...folder, requests };
}

/**
 * Returns the request that reaches an outcome. Returns undefined if it needs a repetition, a later time, an option or a
 * changed policy, or a value that a client can't take whole from an answer.
 */
async function reached({ table, cell }: Named, [one, other]: Recorders): Promise<OutcomeRequest | undefined> {
  const { outcome, status, reach, policy, before = 0, budgeted = false } = cell;
  if (reach === undefined || policy !== undefined || before > 0 || budgeted) return undefined;
  const recordings = [await one.record(table, reach), await other.record(table, reach)] as const;
  if (recordings[0].some(({ path, method }) => path === '/__admin/clock' && method === 'PATCH'))
    return undefined;
  const chain = chainOf(recordings, ({ method, path }) => nameOf(table.provider, method, path));
  if (chain === undefined) return undefined;
  const { steps, last } = withCode(chain, `/__admin/codes/${table.provider}/${codeOwner(table.provider)}`);
  return { ...last, outcome, status, steps };
}

/** Returns the request that forces an outcome. */
function forced({ table, cell: { outcome, status } }: Named): OutcomeRequest {
  const others = table.cells.some((one) => one.outcome === outcome && one.status !== status);
  const prefer = others ? `code=${status}, outcome=${outcome}` : `outcome=${outcome}`;
  const { body, path = {} } = typeof table.plain === 'function' ? {} : table.plain;
  return {
    method: table.method,
    path: table.url.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '123456')),
    headers: {
      ...inNamespace,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      Prefer: prefer,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...{ outcome, status, steps: [] },
  };
}

/** The name of a request: the operation, or the resource of the control plane. */
function nameOf(provider: string, method: string, path: string): string {
  const [bare = ''] = path.split('?');
  const [, resource] = /^\/__admin\/(\w+)/.exec(bare) ?? [];
  const operation = tables.find(
    (one) =>
      one.provider === provider && one.method === method && new RegExp(`^${patternOf(one.url)}$`).test(bare),
  );
  return resource ?? operation?.operation ?? 'request';
}

function patternOf(url: string): string {
  return url.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
}
