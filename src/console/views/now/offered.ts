import { toneOf } from '../../parts/outcome.tsx';
import type { CatalogueEntry } from '../../state/resources.ts';
import { accountChanges } from '../../state/account-changes.ts';
import { any, type Choice } from './choice.ts';

type Catalogue = readonly CatalogueEntry[];
type Scope = Pick<Choice, 'provider' | 'operation'>;

/** Returns the entries of a provider and an operation, or of any. */
export function entriesOf({ provider, operation }: Scope, catalogue: Catalogue): Catalogue {
  return catalogue.filter(
    (one) =>
      (provider === any || one.provider === provider) && (operation === any || one.operation === operation),
  );
}

/** Returns the providers of a catalogue, in its order. */
export function providersOf(catalogue: Catalogue): readonly string[] {
  return [...new Set(catalogue.map(({ provider }) => provider))];
}

/** The outcomes of sign-ins: an operation that can answer more of them comes first. */
const signInOutcomes: ReadonlySet<string> = new Set([
  'signed-in',
  'invalid-credentials',
  'second-factor-required',
]);

/** Returns the operations of a provider, or of any: those that sign in first. */
export function operationsOf(provider: string, catalogue: Catalogue): readonly string[] {
  const own = entriesOf({ provider, operation: any }, catalogue);
  const operations = [...new Set(own.map(({ operation }) => operation))];
  const rank = (operation: string) => signInRank(operation, own);
  return operations.toSorted((one, other) => rank(other) - rank(one));
}

/** Whether an operation of these entries signs in. */
export function isSignIn(operation: string, entries: Catalogue): boolean {
  return signInRank(operation, entries) > 1;
}

function signInRank(operation: string, entries: Catalogue): number {
  const answered = entries.filter((one) => one.operation === operation && signInOutcomes.has(one.outcome));
  return new Set(answered.map(({ outcome }) => outcome)).size;
}

/** An outcome that can be chosen, with the entries that answer it. */
export interface OfferedOutcome {
  readonly outcome: string;
  /** The statuses in ascending order: several if several operations answer it. */
  readonly statuses: readonly number[];
  readonly kind: 'Refusals' | 'Server trouble' | 'Success';
  readonly entries: Catalogue;
}

/** The order in which QA people look for outcomes; the others follow. */
const usual: readonly string[] = [
  ...['locked-out', 'invalid-credentials', 'second-factor-required', 'second-factor-invalid', 'rate-limited'],
  ...['account-disabled', 'account-unverified', 'token-expired', 'token-invalid', 'captcha-required'],
];

const kinds = {
  good: 'Success',
  refused: 'Refusals',
  failed: 'Server trouble',
  unmatched: 'Refusals',
} as const;

/** Returns the outcomes of a provider's operation, or of any: the usual ones first. */
export function outcomesOf(scope: Scope, catalogue: Catalogue): readonly OfferedOutcome[] {
  const entries = entriesOf(scope, catalogue);
  const outcomes = [...new Set(entries.map(({ outcome }) => outcome))];
  const place = (outcome: string) => (usual.includes(outcome) ? usual.indexOf(outcome) : usual.length);
  return outcomes
    .toSorted((one, other) => place(one) - place(other))
    .map((outcome) =>
      offered(
        outcome,
        entries.filter((one) => one.outcome === outcome),
      ),
    );
}

function offered(outcome: string, entries: Catalogue): OfferedOutcome {
  const statuses = [...new Set(entries.map(({ status }) => status))].toSorted((one, other) => one - other);
  return { outcome, statuses, kind: kinds[toneOf(statuses[0] ?? 0, outcome)], entries };
}

/** Returns the names of the account changes that change an answer of a provider, or of any. */
export function changesOf(provider: string, catalogue: Catalogue): readonly string[] {
  const outcomes = new Set(entriesOf({ provider, operation: any }, catalogue).map(({ outcome }) => outcome));
  return Object.entries(accountChanges).flatMap(([name, { needs }]) => (outcomes.has(needs) ? [name] : []));
}
