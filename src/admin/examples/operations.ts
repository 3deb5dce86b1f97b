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

/** The operations of a provider, whose examples a trial adds. */
interface Listing {
  /** Returns the operations with the examples found so far. */
  operations(): Listed[];
  readonly tried: Promise<void>;
}

const known = new WeakMap<ServedProvider, Promise<Listing>>();

/** How long a call waits for examples. Those of a contract with hundreds of operations take longer: a later call has them. */
const patienceMs = 5000;

/** Returns the operations of a provider, each with an example that a trial has answered. A provider is tried once. */
export async function operationsOf(
  served: ServedProvider,
  parts: Pick<AdminContext, 'trial' | 'closing'>,
): Promise<Listed[]> {
  const listing = known.get(served) ?? createListing(served, parts);
  known.set(served, listing);
  const { operations, tried } = await listing;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
  await Promise.race([tried, patience]);
  clearTimeout(timer);
  return operations();
}

async function createListing(
  served: ServedProvider,
  { trial, closing }: Pick<AdminContext, 'trial' | 'closing'>,
): Promise<Listing> {
  const { id, provider, profile } = served;
  const { contract } = profile;
  const shown = shownRequests(await documentOf(provider, contract.profile));
  const all = profile.endpoints.map(({ contract: operation }): Described => {
    const { operationId, method, template } = operation;
    const request = shown.get(`${method} ${template}`) ?? shown.get(operationId);
    const listed: Listed = {
      ...{ provider: id, profile: contract.profile, operation: operationId, method },
      path: fullTemplate(contract, operation),
      summary: request?.summary ?? null,
      ...definedOnly({ description: request?.description }),
      example: null,
    };
    return { listed, candidates: candidatesOf(served, operation, request) };
  });
  // armed scenarios would change the answers
  const plain = { ...served, fixtures: { ...served.fixtures, scenarios: [] } };
  const examples: Examples = new Map();
  return {
    operations: operationsWith(
      all.map(({ listed }) => listed),
      examples,
    ),
    tried: addExamples(all, createTrial(trial([plain])), examples, closing),
  };
}

/** An operation with the requests that may be its example. */
interface Described {
  readonly listed: Listed;
  readonly candidates: Iterable<Candidates>;
}

type Examples = Map<Listed, Listed['example']>;

/** Returns a function that keeps only the examples, not the requests they were chosen from. */
function operationsWith(all: readonly Listed[], examples: Examples): () => Listed[] {
  return () => all.map((listed) => ({ ...listed, example: examples.get(listed) ?? null }));
}

/** Tries the operations. It rests as long as it works, so that other requests are answered meanwhile. */
async function addExamples(
  all: readonly Described[],
  tries: Trial,
  examples: Examples,
  closing: AbortSignal | undefined,
): Promise<void> {
  for (const { listed, candidates } of all) {
    const startedAt = performance.now();
    const example = await firstThatWorks(listed.provider, candidates, tries);
    examples.set(listed, example);
    await rest(performance.now() - startedAt, undefined, { ref: false });
    if (closing?.aborted === true) return;
  }
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
