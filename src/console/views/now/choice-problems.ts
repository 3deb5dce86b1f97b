import type { CatalogueEntry } from '../../state/resources.ts';
import { accountChanges } from '../../state/account-changes.ts';
import { faults } from './choice-scenario.ts';
import { always, any, type Choice } from './choice.ts';
import { changesOf, entriesOf, operationsOf, outcomesOf, providersOf } from './offered.ts';

const maxDelaySeconds = 600;
const maxDurationSeconds = 3_153_600_000;

/** Says what is wrong with a choice, in a sentence each; a link may choose what this emulator doesn't have. */
export function problemsOf(choice: Choice, catalogue: readonly CatalogueEntry[]): readonly string[] {
  return [...scopeProblems(choice, catalogue), ...numberProblems(choice)];
}

function scopeProblems(choice: Choice, catalogue: readonly CatalogueEntry[]): readonly string[] {
  const { effect, provider, operation, fault, change } = choice;
  if (provider !== any && !providersOf(catalogue).includes(provider))
    return [`This emulator has no provider “${provider}”. Choose another.`];
  if (operation !== any && !operationsOf(provider, catalogue).includes(operation))
    return [
      `${provider === any ? 'This emulator' : provider} has no operation “${operation}”. Choose another.`,
    ];
  if (effect === 'outcome') return outcomeProblems(choice, catalogue);
  if (effect === 'fault' && !faults.some((one) => one === fault))
    return [`This emulator has no fault “${fault}”. Choose another.`];
  if (effect === 'change' && accountChanges[change] === undefined)
    return [`This emulator has no change of accounts “${change}”. Choose another.`];
  if (effect === 'change' && !changesOf(provider, catalogue).includes(change))
    return [`${provider} would answer as before: it doesn’t know this state of an account. Choose another.`];
  return [];
}

function outcomeProblems(choice: Choice, catalogue: readonly CatalogueEntry[]): readonly string[] {
  const { provider, operation, outcomes } = choice;
  const offered = outcomesOf(choice, catalogue).map(({ outcome }) => outcome);
  const unknown = outcomes.filter((outcome) => !offered.includes(outcome));
  const what = operation === any ? 'No operation' : operation;
  if (unknown.length > 0)
    return unknown.map(
      (outcome) => `${what} at ${placeOf(provider)} can’t answer “${outcome}”. Choose another.`,
    );
  const entries = entriesOf(choice, catalogue);
  const able = entries.filter((one) =>
    outcomes.every((outcome) =>
      entries.some(
        (other) =>
          other.provider === one.provider && other.operation === one.operation && other.outcome === outcome,
      ),
    ),
  );
  return able.length > 0 ? [] : ['No single operation can answer all of these outcomes. Choose others.'];
}

function numberProblems({ effect, times, delay, duration }: Choice): readonly string[] {
  const wrong: string[] = [];
  if (times !== '' && !(Number.isInteger(Number(times)) && Number(times) >= 1))
    wrong.push(`“${times}” isn’t a number of requests. Choose 1 or more.`);
  if (effect === 'delay' && !(delay !== '' && Number(delay) > 0 && Number(delay) <= maxDelaySeconds))
    wrong.push(`“${delay}” isn’t a delay. Choose more than 0 and at most ${maxDelaySeconds} seconds.`);
  if (!isDuration(duration)) wrong.push(`“${duration}” isn’t a duration. Choose one from the list.`);
  return wrong;
}

/** Whether a text is a duration in seconds that the control plane takes, or `always`. */
export function isDuration(text: string): boolean {
  const seconds = Number(text);
  return text === always || (Number.isInteger(seconds) && seconds >= 1 && seconds <= maxDurationSeconds);
}

function placeOf(provider: string): string {
  return provider === any ? 'any provider' : provider;
}
