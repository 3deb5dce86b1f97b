import type { ActName, DeclaredOutcome, ReadName } from '../../declared/marks/names.ts';
import { operationsOf, type OperationHead } from '../../declared/contract/operations.ts';
import { createShapes } from '../facts/fields.ts';
import { factsOf, type OperationFacts } from '../facts/operation.ts';
import { recogniseActs, type RecognisedAct } from './acts.ts';
import { recogniseAnswers, sharedAnswers, type RecognisedAnswer } from './answers.ts';
import { recogniseCarriers, type RecognisedCarrier } from './carrier.ts';
import { joinedActs } from './joined-acts.ts';
import { recognisePlaces, type RecognisedPlace } from './places.ts';
import { recogniseTokens, type AnsweredToken, type RecognisedToken } from './tokens.ts';

/** An operation that takes part in the login, with all that its contract shows. */
export interface RecognisedOperation extends Pick<
  RecognisedAct,
  'certainty' | 'score' | 'reasons' | 'traits'
> {
  readonly head: OperationHead;
  readonly acts: readonly ActName[];
  readonly reads: ReadonlyMap<ReadName, RecognisedPlace>;
  /** The places of its success that have tokens. */
  readonly tokens: ReadonlyMap<AnsweredToken, RecognisedToken>;
  readonly answers: ReadonlyMap<DeclaredOutcome, RecognisedAnswer>;
}

/** The login that a contract without marks shows. */
export interface Recognition {
  readonly facts: readonly OperationFacts[];
  readonly operations: readonly RecognisedOperation[];
  /** How later requests carry the session, the likeliest first. */
  readonly carriers: readonly RecognisedCarrier[];
}

/** Recognises the login of a contract by its evidence. */
export function recognise(document: unknown): Recognition {
  const operations = operationsOf(document);
  const facts = factsOf(document, operations, createShapes(document));
  const basic = [...operations.carriers]
    .filter(([, carrier]) => carrier.in === 'basic')
    .map(([name]) => name);
  const acts = recogniseActs(facts, basic);
  const shared = sharedAnswers(facts);
  return {
    facts,
    operations: acts.map(({ traits, act, ...certain }) => {
      const all = joinedActs(act, traits);
      const tokens = recogniseTokens(traits, all);
      return {
        ...certain,
        traits,
        head: traits.facts.head,
        acts: all,
        reads: recognisePlaces(traits, all),
        tokens,
        answers: recogniseAnswers(traits.facts, all, { shared, signsIn: tokens.has('access') }),
      };
    }),
    carriers: recogniseCarriers(facts, operations.carriers, acts),
  };
}
