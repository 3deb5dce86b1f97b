import type { CatalogueEntry } from '../../state/resources.ts';
import type { Choice } from './choice.ts';
import { operationsOf, outcomesOf, providersOf } from './offered.ts';
import { mostUsedFirst, type Used } from './used.ts';

type Catalogue = readonly CatalogueEntry[];

/** Fills the gaps of a link: with the choices used most in this browser, else with those that QA people need most. */
export function completed(
  linked: Partial<Choice>,
  catalogue: Catalogue,
  used: Used,
  lastProvider = '',
): Choice {
  const provider = linked.provider ?? defaultProvider(catalogue, used, lastProvider);
  const operation = linked.operation ?? defaultOperation(provider, catalogue, used);
  const outcomes = linked.outcomes ?? defaultOutcomes({ provider, operation }, catalogue, used);
  return { ...rest, ...linked, provider, operation, outcomes };
}

const rest = {
  effect: 'outcome',
  account: '',
  times: '',
  delay: '2',
  fault: 'CONNECTION_RESET_BY_PEER',
  change: 'totp',
  duration: '900',
} as const satisfies Partial<Choice>;

/** Chooses another provider; keeps the operation and the outcome if it has them. */
export function withProvider(choice: Choice, provider: string, catalogue: Catalogue, used: Used): Choice {
  const keeps = operationsOf(provider, catalogue).includes(choice.operation);
  const operation = keeps ? choice.operation : defaultOperation(provider, catalogue, used);
  // the other provider has other accounts
  return withOperation({ ...choice, provider, account: '' }, operation, catalogue, used);
}

/** Chooses another operation; keeps the outcome if it has it. */
export function withOperation(choice: Choice, operation: string, catalogue: Catalogue, used: Used): Choice {
  const scope = { provider: choice.provider, operation };
  const known = new Set(outcomesOf(scope, catalogue).map(({ outcome }) => outcome));
  const keeps = choice.outcomes.every((outcome) => known.has(outcome));
  return {
    ...choice,
    operation,
    outcomes: keeps ? choice.outcomes : defaultOutcomes(scope, catalogue, used),
  };
}

/** The provider used most, else that of the newest request, which is the one under test, else the first. */
function defaultProvider(catalogue: Catalogue, used: Used, lastProvider: string): string {
  const providers = providersOf(catalogue);
  const last = providers.includes(lastProvider) ? [lastProvider] : [];
  return mostUsedFirst([...last, ...providers], used, (name) => `provider ${name}`)[0] ?? '';
}

function defaultOperation(provider: string, catalogue: Catalogue, used: Used): string {
  const operations = operationsOf(provider, catalogue);
  return mostUsedFirst(operations, used, (name) => `operation ${provider} ${name}`)[0] ?? '';
}

function defaultOutcomes(scope: Pick<Choice, 'provider' | 'operation'>, catalogue: Catalogue, used: Used) {
  const refusals = outcomesOf(scope, catalogue).filter(({ kind }) => kind !== 'Success');
  const names = refusals.map(({ outcome }) => outcome);
  return mostUsedFirst(names, used, (name) => `outcome ${name}`).slice(0, 1);
}
