import { useRef } from 'preact/hooks';
import { areRequestsLoaded, requests, requestsError } from '../../state/requests.ts';
import { catalogue, type CatalogueEntry } from '../../state/resources.ts';
import { linkedChoice, showChoice, type Choice } from './choice.ts';
import { completed, withOperation, withProvider } from './default-choice.ts';
import { recallUsed, type Used } from './used.ts';

/** The choice with the ways to change it. */
export interface ChoiceState {
  readonly choice: Choice;
  readonly catalogue: readonly CatalogueEntry[];
  /** The uses in this browser before the view was opened, so that the order stays while it is shown. */
  readonly used: Used;
  readonly change: (change: Partial<Choice>) => void;
  readonly changeProvider: (provider: string) => void;
  readonly changeOperation: (operation: string) => void;
}

/** The choice of the page's address, completed with defaults that stay while the view is shown; undefined at first. */
export function useChoice(): ChoiceState | undefined {
  const known = catalogue.data.value;
  const arePastKnown = areRequestsLoaded.value || requestsError.value !== undefined;
  const past = useRef<{ readonly used: Used; readonly lastProvider: string } | undefined>(undefined);
  if (known === undefined || !arePastKnown) return undefined;
  const { used, lastProvider } = (past.current ??= { used: recallUsed(), lastProvider: newestProvider() });
  // read when it is changed: two changes may come before the next render
  const current = () => completed(linkedChoice(), known, used, lastProvider);
  return {
    ...{ choice: current(), catalogue: known, used },
    change: (change) => showChoice({ ...current(), ...change }),
    changeProvider: (provider) => showChoice(withProvider(current(), provider, known, used)),
    changeOperation: (operation) => showChoice(withOperation(current(), operation, known, used)),
  };
}

function newestProvider(): string {
  return requests.peek().find(({ provider }) => typeof provider === 'string')?.provider ?? '';
}
