import { randomBytes } from 'node:crypto';
import type { Provider, ProviderProfile } from '../core/provider.ts';
import type { ArmedScenario } from '../core/scenario.ts';
import { buildEmulator } from './build-emulator.ts';
import type { Emulator, ServedProvider } from './emulator.ts';
import { checkIds, chosenProviders, withChosen, type DeclaredProvider } from './provider-choice.ts';
import { checkRoutes } from './route-collisions.ts';
import { createClock, latestTime } from '../environment/environment.ts';
import { embeddedFixtures, type FixtureSource } from '../fixtures/source.ts';
import type { FixtureRequest } from '../fixtures/normalize.ts';
import { OptionError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import type { PrepareTarget } from '../scenarios/problems.ts';
import { builtInSets, type SetSource } from '../scenarios/sets.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';

/** Options of an emulator. */
export interface BaseOptions {
  /** The providers to serve: ids of built-in ones, and your own; defaults to all built-in ones. */
  readonly providers?: readonly (string | DeclaredProvider)[];
  /** `documented` (the default) or `observed`, for all or by provider; unlisted providers use `documented`. */
  readonly profile?: string | Readonly<Record<string, string>>;
  /** The seed of generated codes and ids: the same seed, requests and time produce the same answers. */
  readonly seed?: string;
  /** Freezes the clock at this time: ISO text, a Date, or epoch milliseconds. */
  readonly now?: string | number | Date;
  /** Whether the vendors' request budgets apply: `off` (the default) or `vendor`. */
  readonly requestBudget?: 'off' | 'vendor';
  /** The scenario sets that are armed from the start. */
  readonly scenario?: readonly string[];
  /** The maximum number of namespaces; defaults to 1000. At the limit, a new one replaces the one idle longest. */
  readonly maxNamespaces?: number;
}

/** The dependencies of an emulator, besides its options. */
export interface EmulatorEnvironment {
  /** Defaults to this process's memory. */
  readonly store?: Store;
  /** Defaults to the emulator's own sets. */
  readonly sets?: SetSource;
  /** Arms scenario sets. Injected, because the code that reads them isn't loaded at every start. */
  readonly arm?: (
    names: readonly string[],
    sets: SetSource,
    places: readonly PrepareTarget[],
  ) => readonly ArmedScenario[];
}

/** An emulator with notes about how its options were applied. */
export interface CreatedEmulator {
  readonly emulator: Emulator;
  readonly notes: readonly string[];
}

/**
 * Creates an emulator of known providers from options and fixtures. Throws an OptionError or a FileError that says what
 * to fix.
 */
export function emulatorFromOptions(
  options: BaseOptions,
  builtIn: readonly Provider[],
  source: FixtureSource = embeddedFixtures,
  { store = createMemoryStore(), sets = builtInSets, arm }: EmulatorEnvironment = {},
): CreatedEmulator {
  const { served, notes } = servedFromOptions(options, builtIn, source);
  const emulator = buildEmulator({
    served,
    store,
    sets,
    armed: armedIn(served, options.scenario ?? [], sets, arm),
    ...definedOnly({ maxNamespaces: options.maxNamespaces }),
    clock: createClock(options.now === undefined ? undefined : timeOf(options.now)),
    seed: options.seed ?? randomBytes(8).toString('hex'),
    budgeted: options.requestBudget === 'vendor',
  });
  return { emulator, notes };
}

/** Returns the providers of options with their fixtures. Throws an OptionError or a FileError that says what to fix. */
export function servedFromOptions(
  options: Pick<BaseOptions, 'providers' | 'profile'>,
  builtIn: readonly Provider[],
  source: FixtureSource,
): { readonly served: readonly ServedProvider[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const known = withChosen(builtIn, options.providers);
  const providers = chosenProviders(options.providers, known);
  checkRoutes(providers);
  const chosen = providers.map((provider): FixtureRequest => ({
    provider,
    profile: profileFor(provider, options.profile, known, notes),
  }));
  const fixtures = source(chosen);
  const served = chosen.map(({ provider, profile }): ServedProvider => {
    const loaded = fixtures.get(provider.id);
    if (loaded === undefined) throw new Error(`no fixtures for ${provider.id}`);
    return { id: provider.id, provider, profile, fixtures: loaded };
  });
  return { served, notes: [...notes, ...served.flatMap(trailingBlanks)] };
}

function armedIn(
  served: readonly ServedProvider[],
  names: readonly string[],
  sets: SetSource,
  arm: EmulatorEnvironment['arm'],
): readonly ArmedScenario[] {
  if (names.length === 0) return [];
  if (arm === undefined) throw new Error('no function was given to arm scenario sets');
  return arm(names, sets, served.map(targetOf));
}

function targetOf({ id, provider, profile, fixtures: { base, accounts } }: ServedProvider): PrepareTarget {
  const accountKey = (login: string) => {
    const key = base.get('logins', login.toLowerCase());
    return typeof key === 'string' ? key : undefined;
  };
  return { id, provider, profile, accountKey, logins: () => accounts.flatMap(({ logins }) => logins) };
}

/** Returns the profile in which a provider is served; adds a note if it lacks the requested profile. */
export function profileFor(
  provider: Provider,
  profile: BaseOptions['profile'],
  known: readonly Provider[],
  notes: string[],
): ProviderProfile {
  const { documented, observed } = provider.profiles;
  const requested = typeof profile === 'string' ? profile : (profile?.[provider.id] ?? 'documented');
  if (typeof profile === 'object') checkIds(Object.keys(profile), known);
  const problem = profileProblem(requested);
  if (problem !== undefined) throw new OptionError(problem);
  if (requested === 'documented') return documented;
  if (observed === undefined) notes.push(`${provider.id} has no observed profile and keeps documented`);
  return observed ?? documented;
}

/** Returns the problem of a profile's name; undefined if it is valid. */
export function profileProblem(name: string): string | undefined {
  if (name === 'documented' || name === 'observed') return undefined;
  return `there is no profile ${name}; expected documented or observed`;
}

/** Returns the problem of a time for a frozen clock; undefined if it is valid. */
export function timeProblem(now: string | number | Date): string | undefined {
  const time = new Date(now).getTime();
  if (time >= 0 && time < latestTime) return undefined;
  return `now is ${String(now)}; expected a time from 1970 to 8999 such as 2027-01-31T12:00:00Z`;
}

function timeOf(now: string | number | Date): number {
  const problem = timeProblem(now);
  if (problem !== undefined) throw new OptionError(problem);
  return new Date(now).getTime();
}

/** The account fields that users type, usually without blanks around them. */
const typed = ['login', 'email', 'password', 'passwordHash', 'fixedCode', 'phone'];

/** Lists the typed fields of fixture accounts that begin or end with a blank, which some servers and forms remove. */
function trailingBlanks({ id, fixtures }: Pick<ServedProvider, 'id' | 'fixtures'>): readonly string[] {
  return fixtures.accounts.flatMap(({ account }) =>
    typed
      .filter((field) => hasBlankEnds(Reflect.get(account, field)))
      .map(
        (field) =>
          `${id}: the ${field} of ${account.login.trim()} begins or ends with a blank, which a server or a form may remove; ` +
          'delete it unless it is intended',
      ),
  );
}

function hasBlankEnds(value: unknown): boolean {
  return typeof value === 'string' && value !== value.trim();
}
