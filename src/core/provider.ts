import type { Endpoint } from './endpoint.ts';
import type { Contract, PerErrorReply } from './contract.ts';
import type { RecordSchemas } from './record-schema.ts';
import type { Exchange, RenderedReply } from './operation.ts';
import type { AccountRecord } from './records.ts';
import type { AnyRetention } from './retention.ts';
import type { ScenarioEntry } from './scenario.ts';

/** What a refusal knows of the request it refuses. */
interface UnroutedExchange extends Exchange {
  /** The path as the client wrote it. */
  readonly path: string;
}

/** A provider's answers where no operation is reached; declared in the contract, and checked like any other. */
export type ErrorReplies = PerErrorReply<(denied: UnroutedExchange) => Omit<RenderedReply, 'status'>>;

/** One profile of a provider: its contract, its operations by operationId, and its refusals. */
export interface ProviderProfile {
  readonly contract: Contract;
  readonly endpoints: readonly Endpoint[];
  readonly errorReplies: ErrorReplies;
  /** Its own defaults of the policy's switches, where profiles decide differently; the fixtures' word goes before. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** One record that a fixture file lays down: collection, key, record. */
export type FixtureRecord = readonly [collection: string, key: string, record: unknown];

/** A session that exists from the start; one of the kind `api-key` outlives the others. */
export interface FixtureSession {
  readonly token: string;
  readonly kind?: string;
}

/** One account of a fixture file. */
export interface AccountEntry {
  readonly key: string;
  /** What the vendor numbers or names it by, where no other account may have it. */
  readonly id?: string;
  /** Every login it has, as the fixture writes them. */
  readonly logins: readonly string[];
  readonly account: AccountRecord;
  /** The sessions that it has from the start. */
  readonly sessions: readonly FixtureSession[];
}

/** What a fixture file comes to. */
export interface FixtureContent {
  readonly accounts: readonly AccountEntry[];
  readonly scenarios: readonly ScenarioEntry[];
  readonly records: readonly FixtureRecord[];
}

/**
 * Makes out what a fixture file's content comes to; its provider's schema has let it pass and filled in its defaults. Its
 * first account stands at the position `from`, by which vendors number accounts.
 */
export type ReadFixture = (checked: unknown, from?: number) => FixtureContent;

/** A request that signs an account in, as far as its fixture alone tells. */
interface SignIn {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
  readonly body: object;
}

/** What a provider keeps of its accounts beside what every provider does: an account does not inherit it from one that had its key. */
interface AccountCollections {
  /** The collections by the account's key, with what stands before the key. */
  readonly byKey: Readonly<Record<string, readonly string[]>>;
  /** The collections whose records name their account. */
  readonly byAccountField: readonly string[];
}

/** One emulated vendor. */
export interface Provider {
  readonly id: string;
  readonly profiles: { readonly documented: ProviderProfile; readonly observed?: ProviderProfile };
  readonly readFixture: ReadFixture;
  /** The operation with which an account signs in, and what to send it. */
  signIn(account: AccountRecord): SignIn;
  readonly accountCollections?: AccountCollections;
  /** Until when records of its own collections are kept that grow with what clients send. */
  readonly retention?: AnyRetention;
  /** The form of each collection that it keeps beside those that every provider does. */
  readonly recordSchemas?: RecordSchemas;
  /** The content of its default fixture file, with every default filled in. */
  readonly defaultFixture: unknown;
}

/** Creates a profile of its endpoints, in the order of the contract; throws where an operation of the contract has none. */
export function createProfile({
  operations,
  endpoints,
  ...profile
}: ProviderProfile & { readonly operations: object }): ProviderProfile {
  const ordered = Object.keys(operations).map((operationId) => {
    const found = endpoints.find(({ contract }) => contract.operationId === operationId);
    if (found === undefined)
      throw new Error(`${profile.contract.provider} binds no operation ${operationId}`);
    return found;
  });
  return { ...profile, endpoints: ordered };
}
