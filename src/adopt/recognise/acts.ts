import type { ActName } from '../../declared/marks/names.ts';
import type { OperationFacts } from '../facts/operation.ts';
import type { Certainty } from '../plan.ts';
import { actEvidence, administrators, thirdParty } from './act-evidence.ts';
import { sumOf, type Evidence } from './evidence.ts';
import { traitsOf, type Traits } from './traits.ts';

/** An act that an operation seems to perform. */
export interface RecognisedAct {
  readonly traits: Traits;
  readonly act: ActName;
  readonly certainty: Certainty;
  readonly score: number;
  /** The strongest reasons first. */
  readonly reasons: readonly string[];
}

const sureFrom = 10.5;
const likelyFrom = 8;
const openFrom = 5.5;
const lead = 3.5;

/** Acts of which an API has one. Of several candidates, the best one counts, and those that are as good. */
const single: readonly ActName[] = ['current-account', 'csrf', 'keys', 'update-account'];

interface Candidate {
  readonly act: ActName;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** Recognises the acts of operations, the best candidates of each operation. Operations without an act are left out. */
export function recogniseActs(facts: readonly OperationFacts[]): readonly RecognisedAct[] {
  const all = facts.map(traitsOf).flatMap((traits) => bestOf(traits));
  const signIns = all.filter(({ act, score }) => act === 'sign-in' && score >= likelyFrom);
  const known = all.filter((one) => isBest(one, all));
  return known.map((one) => ({
    ...one,
    certainty: isNear(one, signIns) ? one.certainty : lowered(one.certainty),
  }));
}

function bestOf(traits: Traits): readonly RecognisedAct[] {
  const [best, next] = candidatesOf(traits);
  if (best === undefined || best.score < openFrom) return [];
  const { act, score, evidence } = best;
  const kinds = new Set(evidence.filter(({ weight }) => weight > 0).map(({ kind }) => kind));
  const isAhead = score - (next?.score ?? 0) >= lead;
  const isForeign =
    traits.says(thirdParty) || (act !== 'sign-in' && traits.isAt(administrators) && traits.hasParameter);
  const isSure = score >= sureFrom && isAhead && kinds.size >= 2 && !isForeign;
  const certainty = isSure ? 'sure' : score >= likelyFrom && kinds.size >= 2 ? 'likely' : 'open';
  const reasons = evidence
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ reason }) => reason);
  return [{ traits, act, certainty, score, reasons }];
}

/** Returns the acts that an operation may perform, the best first. */
function candidatesOf(traits: Traits): readonly Candidate[] {
  return Object.entries(actEvidence)
    .filter(([, rule]) => rule.fits(traits))
    .map(([act, rule]) => {
      const evidence = rule.evidence(traits);
      const hasWords = evidence.some(({ kind, weight }) => kind === 'words' && weight > 1);
      return { act: act as ActName, evidence, score: hasWords ? sumOf(evidence) : 0 };
    })
    .toSorted((one, other) => other.score - one.score);
}

/** Whether no other operation is a better candidate for an act of which an API has one. */
function isBest(one: RecognisedAct, all: readonly RecognisedAct[]): boolean {
  return !single.includes(one.act) || all.every(({ act, score }) => act !== one.act || score <= one.score);
}

/** Whether an act is a sign-in, or the contract has a sign-in that is surely recognised. */
function isNear({ act }: RecognisedAct, signIns: readonly RecognisedAct[]): boolean {
  return act === 'sign-in' || signIns.length > 0;
}

function lowered(certainty: Certainty): Certainty {
  return certainty === 'sure' ? 'likely' : 'open';
}
