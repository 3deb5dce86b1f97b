import { catalogueOf } from '../catalogue.ts';
import type { Contract, Provenance, RefusalName } from '../core/contract.ts';
import type { OutcomeName } from '../core/outcome.ts';

/** The rule by which a request would be answered. */
export interface Rule {
  /** The operation that says it; none where none is reached. */
  readonly operation?: string;
  readonly says: OutcomeName | RefusalName;
  readonly status: number;
  readonly provenance: Provenance;
}

const strength: Readonly<Record<Provenance, number>> = { inferred: 0, observed: 1, documented: 2 };

/** Whether a rule comes from weaker evidence than what is asked for. */
export function isWeaker({ provenance }: Rule, fidelity: Provenance): boolean {
  return strength[provenance] < strength[fidelity];
}

/** Says which rule is not followed because it is too weak, where it comes from, and how to allow it. */
export async function tooWeak(rule: Rule, contract: Contract) {
  const { operation, says, status, provenance } = rule;
  const source = await sourceOf(rule, contract);
  const where = operation ?? 'where no operation is reached';
  return {
    title: 'Weaker than the fidelity asked for',
    detail: `${contract.provider} (${where}) would say ${says} (${status}), which is ${provenance}: ${source}. Fidelity ${provenance} allows it: --fidelity ${provenance}, or createApp({ fidelity: '${provenance}' })`,
    members: {
      ...(operation === undefined ? { refusal: says } : { operation, outcome: says }),
      provenance,
      source,
    },
  };
}

async function sourceOf({ operation, says, status }: Rule, contract: Contract): Promise<string> {
  const { outcomes, refusals } = await catalogueOf(contract);
  const entry = outcomes.find(
    (one) => one.operation === operation && one.outcome === says && one.status === status,
  );
  const source = entry?.source ?? new Map<string, string>(Object.entries(refusals)).get(says);
  if (source === undefined) throw new Error(`${contract.provider} has no source for ${says}`);
  return source;
}
