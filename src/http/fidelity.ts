import type { AnyErrorReplyName, Evidence, Provenance } from '../core/contract.ts';
import type { OutcomeId } from '../core/outcome.ts';
import { weakestOf } from '../core/request-reader.ts';
import type { ServedProvider } from '../emulator/emulator.ts';
import { captureResponse } from '../journal/capture.ts';
import type { Entry } from '../journal/entry.ts';
import { recognizeNone } from '../journal/redact-text.ts';
import { problemDetails, sendProblem } from './problem.ts';
import type { RequestContext } from './request-context.ts';
import { entryOf, idOf, type DecidedPart } from './send-reply.ts';

/** The rule behind a reply, with its provenance. */
export interface ProvenanceRule {
  /** Undefined for an error reply outside operations. */
  readonly operation?: string;
  readonly says: OutcomeId | AnyErrorReplyName;
  readonly status: number;
  readonly provenance: Provenance;
  /** An undocumented part of the request, if its evidence is weaker than the reply's. */
  readonly undocumented?: Evidence;
}

/** Lowers a rule's provenance to that of the weakest undocumented part of the request. */
export function weakestEvidence(rule: ProvenanceRule, read: readonly Evidence[]): ProvenanceRule {
  const undocumented = weakestOf(read);
  if (undocumented === undefined || strength[undocumented.provenance] >= strength[rule.provenance])
    return rule;
  return { ...rule, provenance: undocumented.provenance, undocumented };
}

const strength: Readonly<Record<Provenance, number>> = { inferred: 0, observed: 1, documented: 2 };

/** Returns whether a rule's provenance is weaker than this fidelity allows. */
export function isWeakerThan({ provenance }: ProvenanceRule, fidelity: Provenance): boolean {
  return strength[provenance] < strength[fidelity];
}

/** Sends a 501 instead of a reply whose provenance is too weak; returns the journal entry. */
export async function withholdReply(
  context: RequestContext,
  decided: DecidedPart,
  rule: ProvenanceRule,
  fidelity: Provenance,
): Promise<Entry> {
  const { response, served, slot, headers } = context;
  const { problem, members } = await belowFidelity(rule, served);
  sendProblem(response, problem, { ...members, request: idOf(slot) }, headers);
  const why = `${rule.provenance} is weaker than ${fidelity}`;
  const captured = captureResponse(headers, problem, undefined, recognizeNone, slot.number);
  const trace = [...decided.trace, why];
  return entryOf(context, { ...decided, provenance: rule.provenance, trace }, problem.status, captured);
}

/** Explains which rule is too weak, its source, and how to allow it. */
async function belowFidelity(rule: ProvenanceRule, served: ServedProvider) {
  const { operation, says, status, provenance, undocumented } = rule;
  const source = undocumented?.source ?? (await sourceOf(rule, served));
  const where = `${served.id} (${operation ?? 'no operation'})`;
  const why =
    undocumented === undefined
      ? `would reply ${says} (${status}), which is ${provenance}: ${source}`
      : `received ${undocumented.what}, which isn't on the vendor's page; reading it is ${provenance}: ${source}`;
  return {
    problem: problemDetails(
      'below-fidelity',
      `${where} ${why}. Fidelity ${provenance} allows it: --fidelity ${provenance}, or createApp({ fidelity: '${provenance}' })`,
    ),
    members: {
      ...(operation === undefined ? { refusal: says } : { operation, outcome: says }),
      undocumented: undocumented?.what,
      provenance,
      source,
    },
  };
}

async function sourceOf(
  { operation, says, status }: ProvenanceRule,
  { id, provider, profile }: ServedProvider,
): Promise<string> {
  const { outcomes, refusals } = await provider.catalogue(profile.contract.profile);
  const entry = outcomes.find(
    (one) => one.operation === operation && one.outcome === says && one.status === status,
  );
  const source = entry?.source ?? new Map<string, string>(Object.entries(refusals)).get(says);
  if (source === undefined) throw new Error(`${id} has no source for ${says}`);
  return source;
}
