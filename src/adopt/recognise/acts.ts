import type { ActName } from '../../declared/marks/names.ts';
import type { OperationFacts } from '../facts/operation.ts';
import type { Certainty } from '../plan.ts';
import { sumOf, type Evidence } from './evidence.ts';
import { accountRules } from './rules/account.ts';
import { factorRules } from './rules/factors.ts';
import { administrators, thirdParty, type ActRule } from './rules/rule.ts';
import { sessionRules } from './rules/sessions.ts';
import { signInRules } from './rules/sign-in.ts';
import { traitsOf, type Surroundings, type Traits } from './traits.ts';

/** An act that an operation seems to perform. */
export interface RecognisedAct {
  readonly traits: Traits;
  readonly act: ActName;
  readonly certainty: Certainty;
  readonly score: number;
  /** The strongest reasons first. */
  readonly reasons: readonly string[];
}

const rules: Readonly<Partial<Record<ActName, ActRule>>> = {
  ...signInRules,
  ...accountRules,
  ...factorRules,
  ...sessionRules,
};

const sureFrom = 10.5;
const likelyFrom = 8;
const openFrom = 5.5;
const lead = 3.5;

/** Acts of which an API has one. Of several candidates, the best one counts, and those that are as good. */
const single: readonly ActName[] = ['current-account', 'csrf', 'keys'];

interface Candidate {
  readonly act: ActName;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** Recognises the acts of operations. An operation without a candidate is omitted. */
export function recogniseActs(
  facts: readonly OperationFacts[],
  basicSchemes: readonly string[] = [],
): readonly RecognisedAct[] {
  const schemes = areRare(basicSchemes, facts) ? basicSchemes : [];
  const hasBoth = facts.some(({ isOpen }) => isOpen) && facts.some(({ isOpen }) => !isOpen);
  const first = bestOfAll(facts, { hasBoth, basicSchemes: schemes, known: new Map() });
  // an operation at the path of a sign-in or of the account is about the same thing
  const all = bestOfAll(facts, { hasBoth, basicSchemes: schemes, known: actsByPath(first) });
  const hasSignIn = all.some(({ act, score }) => act === 'sign-in' && score >= likelyFrom);
  return all
    .filter((one) => isBest(one, all))
    .map((one) => (hasSignIn ? one : { ...one, certainty: lowered(one.certainty) }));
}

/** Whether few operations take Basic credentials, so that they show a sign-in. */
function areRare(schemes: readonly string[], facts: readonly OperationFacts[]): boolean {
  const taking = facts.filter(({ security }) => security.some((name) => schemes.includes(name)));
  return taking.length * 4 <= facts.length || taking.length <= 2;
}

function bestOfAll(facts: readonly OperationFacts[], surroundings: Surroundings): readonly RecognisedAct[] {
  return facts.flatMap((one) => bestOf(traitsOf(one, surroundings)));
}

function actsByPath(acts: readonly RecognisedAct[]): ReadonlyMap<string, readonly ActName[]> {
  const known = new Map<string, readonly ActName[]>();
  for (const { act, traits } of acts) {
    const { template } = traits.facts.head;
    known.set(template, [...(known.get(template) ?? []), act]);
  }
  return known;
}

function bestOf(traits: Traits): readonly RecognisedAct[] {
  const [best, next] = candidatesOf(traits);
  if (best === undefined || best.score < openFrom) return [];
  const { act, score, evidence } = best;
  const positive = evidence.filter(({ weight }) => weight > 0);
  const kinds = new Set(positive.map(({ kind }) => kind));
  const isAhead = score - (next?.score ?? 0) >= lead;
  const isForeign = traits.says(thirdParty) || (traits.isAt(administrators) && traits.hasParameter);
  const isSure = score >= sureFrom && isAhead && kinds.size >= 2 && !isForeign;
  const certainty = isSure ? 'sure' : score >= likelyFrom && kinds.size >= 2 ? 'likely' : 'open';
  const reasons = positive.toSorted((one, other) => other.weight - one.weight).map(({ reason }) => reason);
  return [{ traits, act, certainty, score, reasons }];
}

/** Returns the acts that an operation may perform, the best first. */
function candidatesOf(traits: Traits): readonly Candidate[] {
  return Object.entries(rules)
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

/** Without a sign-in, the other acts are less certain. */
function lowered(certainty: Certainty): Certainty {
  return certainty === 'sure' ? 'likely' : 'open';
}
