import type { Provider } from '../core/provider.ts';
import { OptionError } from '../errors.ts';
import { isRecord } from '../json.ts';
import { expectedOneOf } from '../suggestion.ts';
import { versionProblem } from './provider-brand.ts';

/** Your own provider, loaded from its contract. Its content is internal. */
export interface DeclaredProvider {
  /** The name by which options, URLs and calls refer to it. */
  readonly id: string;
}

/** A provider to serve: the id of a built-in one, or your own provider. */
type ProviderChoice = string | DeclaredProvider;

/** Returns the known providers together with those that a list of choices adds; throws an OptionError for an invalid one. */
export function withChosen(
  known: readonly Provider[],
  choices: readonly ProviderChoice[] = [],
): readonly Provider[] {
  const all = [...known];
  for (const choice of choices) {
    if (typeof choice === 'string') continue;
    if (isPromise(choice)) throw new OptionError('providers has a promise; await it, or use createEmulator');
    if (!isProvider(choice))
      throw new OptionError(`providers has ${JSON.stringify(choice)}; ${expectedChoice}`);
    const mismatch = versionProblem(choice);
    if (mismatch !== undefined) throw new OptionError(`providers has ${choice.id}: ${mismatch}`);
    if (all.includes(choice)) continue;
    const problem = addedProblem(choice, all);
    if (problem !== undefined) throw new OptionError(problem);
    all.push(choice);
  }
  return all;
}

const expectedChoice = 'expected the id of a built-in provider, or a provider';

function isPromise(value: unknown): boolean {
  return isRecord(value) && typeof value['then'] === 'function';
}

/** Returns whether a value has the parts of a provider: callers in JavaScript have no types. */
function isProvider(value: unknown): value is Provider {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    isRecord(value['profiles']) &&
    ['readFixture', 'signIn', 'credentials', 'fixtureCheck', 'catalogue', 'contractText'].every(
      (name) => typeof value[name] === 'function',
    )
  );
}

function addedProblem({ id }: Provider, known: readonly Provider[]): string | undefined {
  const problem = idProblem(id);
  if (problem !== undefined) return problem;
  return known.some((one) => one.id === id) ? takenProblem(id) : undefined;
}

/** Returns the problem of the form of a provider's id; undefined if it is valid. */
export function idProblem(id: string): string | undefined {
  if (reserved.includes(id)) return `the provider id ${id} is reserved; choose another id, such as ${id}-2`;
  if (/^[a-z][a-z0-9-]*$/.test(id)) return undefined;
  return `the provider id ${JSON.stringify(id)} is invalid; expected a lower-case letter, then lower-case letters, digits and dashes, such as acme-2`;
}

/** Ids that would be mistaken for others: addresses of the store, members of every object, placeholders and variables of `exec`. */
const reserved: readonly string[] = ['emulator', 'constructor', 'url', 'token', 'ca', 'public'];

/** Returns the problem of an id that another provider has. */
function takenProblem(id: string): string {
  return `another provider has the id ${id}; choose another id, such as ${id}-2`;
}

/** Returns the chosen providers, each once; all by default. Throws an OptionError for an unknown id. */
export function chosenProviders(
  choices: readonly ProviderChoice[] | undefined,
  known: readonly Provider[],
): readonly Provider[] {
  if (choices === undefined) return known;
  if (choices.length === 0) {
    const ids = known.map(({ id }) => id).join(', ');
    throw new OptionError(`providers must be a non-empty list; expected some of ${ids}`);
  }
  const ids = choices.map((one) => (typeof one === 'string' ? one : one.id));
  checkIds(ids, known);
  return [...new Set(ids)].flatMap((id) => known.filter((one) => one.id === id));
}

/** Throws an OptionError for an unknown provider id. */
export function checkIds(ids: readonly string[], known: readonly Pick<Provider, 'id'>[]): void {
  for (const id of ids) {
    const problem = providerProblem(
      id,
      known.map((one) => one.id),
    );
    if (problem !== undefined) throw new OptionError(problem);
  }
}

/** Returns the problem of a provider's id; undefined if it is known. */
export function providerProblem(id: string, known: readonly string[]): string | undefined {
  return known.includes(id) ? undefined : `there is no provider ${id}; ${expectedOneOf(id, known)}`;
}
