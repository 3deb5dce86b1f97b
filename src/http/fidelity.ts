import { catalogueOf } from '../emulator/catalogue.ts';
import type { AnyErrorReplyName, Contract, Evidence, Provenance } from '../core/contract.ts';
import type { OutcomeName } from '../core/outcome.ts';

/** The rule by which a request would be answered. */
export interface ProvenanceRule {
  /** The operation that says it; none where none is reached. */
  readonly operation?: string;
  readonly says: OutcomeName | AnyErrorReplyName;
  readonly status: number;
  readonly provenance: Provenance;
  /** What of the request the vendor's page does not name, where its evidence is weaker than the answer's. */
  readonly undocumented?: Evidence;
}

/** A rule that rests on no better evidence than what was read of the request. */
export function weakestEvidence(rule: ProvenanceRule, undocumented: Evidence | undefined): ProvenanceRule {
  if (undocumented === undefined || strength[undocumented.provenance] >= strength[rule.provenance])
    return rule;
  return { ...rule, provenance: undocumented.provenance, undocumented };
}

const strength: Readonly<Record<Provenance, number>> = { inferred: 0, observed: 1, documented: 2 };

/** Whether a rule comes from weaker evidence than what is asked for. */
export function isWeakerThan({ provenance }: ProvenanceRule, fidelity: Provenance): boolean {
  return strength[provenance] < strength[fidelity];
}

/** Says which rule is not followed because it is too weak, where it comes from, and how to allow it. */
export async function belowFidelity(rule: ProvenanceRule, contract: Contract) {
  const { operation, says, status, provenance, undocumented } = rule;
  const source = undocumented?.source ?? (await sourceOf(rule, contract));
  const where = `${contract.provider} (${operation ?? 'where no operation is reached'})`;
  const why =
    undocumented === undefined
      ? `would say ${says} (${status}), which is ${provenance}: ${source}`
      : `was sent ${undocumented.what}, which is not on the vendor's page; that it is read is ${provenance}: ${source}`;
  return {
    title: 'Weaker than the fidelity asked for',
    detail: `${where} ${why}. Fidelity ${provenance} allows it: --fidelity ${provenance}, or createApp({ fidelity: '${provenance}' })`,
    members: {
      ...(operation === undefined ? { refusal: says } : { operation, outcome: says }),
      ...(undocumented === undefined ? {} : { undocumented: undocumented.what }),
      provenance,
      source,
    },
  };
}

async function sourceOf({ operation, says, status }: ProvenanceRule, contract: Contract): Promise<string> {
  const { outcomes, refusals } = await catalogueOf(contract);
  const entry = outcomes.find(
    (one) => one.operation === operation && one.outcome === says && one.status === status,
  );
  const source = entry?.source ?? new Map<string, string>(Object.entries(refusals)).get(says);
  if (source === undefined) throw new Error(`${contract.provider} has no source for ${says}`);
  return source;
}
