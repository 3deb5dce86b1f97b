import type { Catalogue } from './catalogue.ts';
import type { Endpoint } from './endpoint.ts';
import type { Contract, PerErrorReply, Validator } from './contract.ts';
import type { RecordSchemas } from './record-schema.ts';
import type { Context, Exchange, RenderedReply, StringMap } from './operation.ts';
import type { AccountRecord, AccountRef, NamedSession, SentCode, SessionWish } from './records.ts';
import type { AnyRetention } from './retention.ts';
import type { ScenarioEntry } from './scenario.ts';
import type { AnyRecords } from './state.ts';
import type { SignIn } from './sign-in.ts';

/** An error reply's view of its request. */
interface UnroutedExchange extends Exchange {
  /** The path as the client sent it. */
  readonly path: string;
}

/** A provider's replies to requests that reach no operation, declared in the contract and checked like any other. */
export type ErrorReplies = PerErrorReply<(denied: UnroutedExchange) => Omit<RenderedReply, 'status'>>;

/** The operation of a request, with the values of its path's parameters; or why there is none. */
export type OperationMatch =
  | { readonly endpoint: Endpoint; readonly path: StringMap }
  | { readonly missed: 'malformed' | 'not-found' }
  | { readonly missed: 'method-not-allowed'; readonly allow: readonly string[] };

/** One profile of a provider: its contract, its operations by operationId, and its error replies. */
export interface ProviderProfile {
  readonly contract: Contract;
  /** Its operations. Those of a large contract are built when first called; see `lazyEndpoint`. */
  readonly endpoints: readonly Endpoint[];
  /** Its own router, for many operations or mixed segments. Receives the path below the base path, still encoded. */
  readonly find?: (method: string, path: string) => OperationMatch;
  readonly errorReplies: ErrorReplies;
  /** Its own defaults of the policy's switches, if the profiles differ; the fixtures override them. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** One record of a fixture file: collection, key, record. */
export type FixtureRecord = readonly [collection: string, key: string, record: unknown];

/** A session that exists from the start; an `api-key` session outlives the others. */
export interface FixtureSession extends Pick<SessionWish, 'state'> {
  readonly token: string;
  readonly kind?: string;
  /** Further records of the session, each with its collection. */
  readonly records?: readonly (readonly [collection: string, record: unknown])[];
}

/** A session that the fixtures name. */
export interface NamedEntry extends NamedSession {
  readonly name: string;
}

/** One account of a fixture file. */
export interface AccountEntry {
  readonly key: string;
  /** The vendor's number or name for it, if that is unique. */
  readonly id?: string;
  /** All its logins, spelled as in the fixture. */
  readonly logins: readonly string[];
  readonly account: AccountRecord;
  /** Its sessions from the start. */
  readonly sessions: readonly FixtureSession[];
}

/** A fixture file, resolved into accounts, scenarios and records. */
export interface FixtureContent {
  readonly accounts: readonly AccountEntry[];
  readonly scenarios: readonly ScenarioEntry[];
  readonly sessions: readonly NamedEntry[];
  readonly records: readonly FixtureRecord[];
}

/**
 * Resolves the content of a fixture file, which its provider's schema has accepted and filled with defaults. Its first
 * account gets the position `from`; vendors number accounts by position.
 */
export type ReadFixture = (checked: unknown, from?: number) => FixtureContent;

/** Returns the token of a kind; without a kind, the session's only token. Throws if there is none. */
type IssuedTokens = (kind?: string) => string;

/** A provider's own records of its accounts. A new account doesn't inherit them from a previous one with its key. */
interface AccountCollections {
  /** The collections keyed by account, with the prefixes of their keys. */
  readonly byKey: Readonly<Record<string, readonly string[]>>;
  /** The collections whose records contain their account. */
  readonly byAccountField: readonly string[];
}

/** The check of a provider's fixture files; it fills in defaults. */
export type FixtureCheck = Validator<unknown>;

/** The checks of fixture files, by provider id. */
export type FixtureChecks = ReadonlyMap<string, FixtureCheck>;

/** A value, or a promise of it: loading it may take a moment. */
type Loaded<T> = T | PromiseLike<T>;

/** The parts of a provider that a start doesn't need. They are loaded when they are first used. */
export interface ProviderDetails {
  /** Loads the check of its fixture files. */
  fixtureCheck(): Loaded<FixtureCheck>;
  /** Loads the catalogue of a profile, by the name in its contract. */
  catalogue(profile: string): Loaded<Catalogue>;
  /** Reads the contract of a profile, as YAML or JSON. */
  contractText(profile: string): Loaded<string>;
  /** The contract as parsed JSON, if the provider was loaded from one: its text takes longer. */
  readonly contractDocument?: unknown;
}

/** One emulated vendor. */
export interface Provider extends ProviderDetails {
  /** A word such as `acme` or `acme-2`, unique among the served providers. */
  readonly id: string;
  readonly profiles: { readonly documented: ProviderProfile; readonly observed?: ProviderProfile };
  readonly readFixture: ReadFixture;
  /** Returns the operation that signs an account in, and its request; undefined if no operation signs in. */
  signIn(account: AccountRecord): SignIn | undefined;
  /** Returns the request headers of a client with these tokens. */
  credentials(tokens: IssuedTokens, account: AccountRef): StringMap;
  readonly accountCollections?: AccountCollections;
  /** Returns the newest valid code that an account was sent for another purpose than its second factor. */
  pendingCode?(login: string, context: Context<AnyRecords>): SentCode | undefined;
  /** Returns the second factor that an account sets up, until its first code. */
  pendingFactor?(
    login: string,
    context: Context<AnyRecords>,
  ): Pick<AccountRecord, 'secondFactor' | 'totpSecret'> | undefined;
  /** How long records are stored in its own collections that grow with clients' requests. */
  readonly retention?: AnyRetention;
  /** The schemas of its own collections. */
  readonly recordSchemas?: RecordSchemas;
  /** The content of its default fixture file, with all defaults filled in. */
  readonly defaultFixture: unknown;
  /** The path of its default fixture file, if it was loaded from one. */
  readonly defaultFixtureFile?: string;
  /** The path of its contract, if it was loaded from files. */
  readonly contractFile?: string;
  /** Whether it has request budgets besides that of the policy. */
  readonly hasBudgets?: boolean;
  /** Identifies the content of its contract and marks, if it was loaded from files. */
  readonly digest?: string;
}

/** Creates a profile with its endpoints in the contract's order; throws if an operation of the contract isn't bound. */
export function createProfile({
  operations,
  endpoints,
  ...profile
}: ProviderProfile & { readonly operations: object }): ProviderProfile {
  const ordered = Object.keys(operations).map((operationId) => {
    const found = endpoints.find(({ contract }) => contract.operationId === operationId);
    if (found === undefined)
      throw new Error(`${profile.contract.provider} doesn't bind the operation ${operationId}`);
    return found;
  });
  return { ...profile, endpoints: ordered };
}
