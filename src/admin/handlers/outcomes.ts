import type { ServedProvider } from '../../emulator/emulator.ts';
import type { components } from '../../generated/admin/types.ts';
import { problem, type Handlers } from '../handler.ts';
import { findProviders } from '../call-target.ts';
import { coverageOf } from '../../coverage/document.ts';

type Catalogue = components['schemas']['Catalogue'];

/** The calls for the catalogue of outcomes and their coverage. */
export const outcomeCalls = {
  async listOutcomes({ emulator, namespace, query: { provider, operation } }) {
    const found = await findProviders(emulator, namespace, provider);
    if ('status' in found) return found;
    const unknown = unknownOperation(operation, found);
    if (unknown !== undefined) return unknown;
    const parts = await Promise.all(found.map(catalogued));
    const outcomes = parts.flatMap((part) => part.outcomes);
    if (operation === undefined)
      return { status: 200, body: { outcomes, refusals: parts.flatMap(({ refusals }) => refusals) } };
    const own = outcomes.filter((entry) => entry.operation === operation);
    return { status: 200, body: { outcomes: own, refusals: [] } };
  },
  async listOperations(call) {
    const { provider, operation, examples = true } = call.query;
    const found = await findProviders(call.emulator, call.namespace, provider);
    if ('status' in found) return found;
    const unknown = unknownOperation(operation, found);
    if (unknown !== undefined) return unknown;
    const { operationsOf: listed } = await import('../examples/operations.ts');
    const parts = await Promise.all(found.map((served) => listed(served, { operation, examples }, call)));
    return { status: 200, body: { operations: parts.flat() } };
  },
  async getCoverage({ emulator, coverage }) {
    const { served } = emulator;
    const contracts = served.map(({ id, profile }) => ({ provider: id, profile: profile.contract.profile }));
    const document = await coverageOf(contracts, coverage.counts(), ({ provider, profile }) => {
      const counted = served.find(({ id }) => id === provider);
      if (counted === undefined) throw new Error(`${provider} was counted, but isn't served`);
      return counted.provider.catalogue(profile);
    });
    return { status: 200, body: { ...document, entries: [...document.entries] } };
  },
  clearCoverage({ coverage }) {
    coverage.clear();
    return { status: 204 };
  },
} satisfies Handlers;

/** Returns the problem of an operation that none of the providers has. */
function unknownOperation(operation: string | undefined, found: readonly ServedProvider[]) {
  const operations = found.flatMap(operationsOf);
  if (operation === undefined || operations.includes(operation)) return undefined;
  const known = [...new Set(operations)].join(', ');
  return problem('operation-not-found', `operation ${operation} doesn't exist; expected one of ${known}`);
}

function operationsOf({ profile }: ServedProvider): readonly string[] {
  return profile.endpoints.map(({ contract }) => contract.operationId);
}

async function catalogued({ id, provider, profile: { contract } }: ServedProvider): Promise<Catalogue> {
  const { profile } = contract;
  const catalogue = await provider.catalogue(profile);
  const sources: Readonly<Record<string, string>> = catalogue.refusals;
  return {
    outcomes: catalogue.outcomes.map((entry) => ({ provider: id, profile, ...entry })),
    refusals: Object.entries(contract.refusals).map(([refusal, { status, provenance }]) => ({
      provider: id,
      refusal,
      status,
      provenance,
      source: sources[refusal] ?? '',
    })),
  };
}
