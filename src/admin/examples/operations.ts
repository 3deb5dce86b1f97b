import { setTimeout as rest } from 'node:timers/promises';
import { fullTemplate } from '../../core/contract.ts';
import type { Provider } from '../../core/provider.ts';
import { parse } from '../../declared/contract/parse.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import type { components } from '../../generated/admin/types.ts';
import { definedOnly, isRecord, type Node } from '../../json.ts';
import type { AdminContext } from '../handler.ts';
import { candidatesOf, type Candidates } from './candidates.ts';
import { shownRequests } from './contract-requests.ts';
import { createTrial, type Trial } from './trial.ts';

type Listed = components['schemas']['OperationList']['operations'][number];

/** An operation with the search for its example. */
interface Listing {
  readonly listed: Listed;
  /** Looks for an example, once; it is set in `found` when there is one. */
  search(): Promise<void>;
  readonly found: { example: Listed['example'] };
}

/** The operations to list. */
interface Wanted {
  /** All operations if not set. */
  readonly operation: string | undefined;
  readonly examples: boolean;
}

type Parts = Pick<AdminContext, 'trial' | 'closing'>;

const known = new WeakMap<ServedProvider, Promise<readonly Listing[]>>();

/** How long a call waits for examples. Those of a contract with hundreds of operations take longer: a later call has them. */
const patienceMs = 5000;

/** Returns operations of a provider, each with an example that a trial has answered. An operation is tried once. */
export async function operationsOf(
  served: ServedProvider,
  { operation, examples }: Wanted,
  parts: Parts,
): Promise<Listed[]> {
  const listings = known.get(served) ?? createListings(served, parts);
  known.set(served, listings);
  const all = await listings;
  const wanted = all.filter(({ listed }) => operation === undefined || listed.operation === operation);
  if (examples) await withPatience(searchAll(wanted, parts));
  return wanted.map(({ listed, found }) => ({ ...listed, example: examples ? found.example : null }));
}

/** Searches one after the other. It rests as long as it works, so that other requests are answered meanwhile. */
async function searchAll(wanted: readonly Listing[], { closing }: Parts): Promise<void> {
  for (const { search } of wanted) {
    const startedAt = performance.now();
    await search();
    if (wanted.length > 1) await rest(performance.now() - startedAt, undefined, { ref: false });
    if (closing?.aborted === true) return;
  }
}

async function withPatience(done: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
  await Promise.race([done, patience]);
  clearTimeout(timer);
}

async function createListings(served: ServedProvider, { trial }: Parts): Promise<readonly Listing[]> {
  const { id, provider, profile } = served;
  const { contract } = profile;
  const shown = shownRequests(await documentOf(provider, contract.profile));
  // armed scenarios would change the answers
  const plain = { ...served, fixtures: { ...served.fixtures, scenarios: [] } };
  const tries: { made?: Trial } = {};
  return profile.endpoints.map(({ contract: operation }): Listing => {
    const { operationId, method, template } = operation;
    const request = shown.get(`${method} ${template}`) ?? shown.get(operationId);
    const found: Listing['found'] = { example: null };
    let searching: Promise<void> | undefined;
    const search = async () => {
      tries.made ??= createTrial(trial([plain]));
      found.example = await firstThatWorks(id, candidatesOf(served, operation, request), tries.made);
    };
    const listed = {
      ...{ provider: id, profile: contract.profile, operation: operationId, method },
      path: fullTemplate(contract, operation),
      summary: request?.summary ?? null,
      ...definedOnly({ description: request?.description }),
      example: null,
    };
    return { listed, found, search: () => (searching ??= search()) };
  });
}

async function documentOf(provider: Provider, profile: string): Promise<Node> {
  const document =
    provider.contractDocument ??
    (await parse(await provider.contractText(profile), `the contract of ${provider.id}`));
  return isRecord(document) ? document : {};
}

/** The most requests that are tried for an operation: some need a step before them, and no request alone works. */
const mostTries = 24;
/** The most denials: further bodies don't help if the session is missing. */
const mostDenials = 2;

async function firstThatWorks(
  provider: string,
  candidates: Iterable<Candidates>,
  tries: Trial,
): Promise<Listed['example']> {
  let tried = 0;
  for (const { account, requests } of candidates) {
    const found = await tries.use(provider, account, async (send): Promise<Found> => {
      const before = tried;
      let denials = 0;
      for (const candidate of requests) {
        if ((tried += 1) > mostTries) return { example: null };
        const status = await send(candidate);
        if (status === 401 && (denials += 1) >= mostDenials) break;
        const isFirst = tried === before + 1;
        // an earlier try may have changed something
        if (
          works(status) &&
          (isFirst || works(await tries.use(provider, account, (again) => again(candidate))))
        )
          return { example: { ...candidate, headers: { ...candidate.headers } } };
      }
      // other accounts have no session either
      return account !== null && denials >= mostDenials ? { example: null } : undefined;
    });
    if (found !== undefined) return found.example;
  }
  return null;
}

/** The result of an operation's tries; undefined if the next account is to be tried. */
type Found = { readonly example: Listed['example'] } | undefined;

function works(status: number | undefined): boolean {
  return status !== undefined && status < 400;
}
