import { fullTemplate } from '../../core/contract.ts';
import { parse } from '../../declared/contract/parse.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import type { components } from '../../generated/admin/types.ts';
import { definedOnly, isRecord } from '../../json.ts';
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
  const document = await parse(await provider.contractText(contract.profile), `the contract of ${id}`);
  const shown = shownRequests(isRecord(document) ? document : {});
  const all = profile.endpoints.map(({ contract: operation }) => {
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
  const tries = createTrial(trial([plain]));
  const examples = new Map<Listed, Listed['example']>();
  const addExamples = async () => {
    for (const { listed, candidates } of all) {
      if (closing?.aborted === true) return;
      examples.set(listed, await firstThatWorks(id, candidates, tries));
    }
  };
  return {
    operations: () => all.map(({ listed }) => ({ ...listed, example: examples.get(listed) ?? null })),
    tried: addExamples(),
  };
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
    const namespace = await tries.open(provider, account);
    if (namespace === undefined) continue;
    const before = tried;
    let denials = 0;
    for (const candidate of requests) {
      if ((tried += 1) > mostTries) return null;
      const status = await namespace(candidate);
      if (status === 401 && (denials += 1) >= mostDenials) break;
      const isFirst = tried === before + 1;
      // an earlier try may have changed something
      if (works(status) && (isFirst || works(await (await tries.open(provider, account))?.(candidate))))
        return { ...candidate, headers: { ...candidate.headers } };
    }
    // other accounts have no session either
    if (account !== null && denials >= mostDenials) return null;
  }
  return null;
}

function works(status: number | undefined): boolean {
  return status !== undefined && status < 400;
}
