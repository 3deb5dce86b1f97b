import type { components } from '../generated/admin/types.ts';
import type { BodyOf, QueryOf } from '../admin/call-types.ts';
import type { OutcomeId } from '../core/outcome.ts';

type Schemas = components['schemas'];
type Schema<Name extends keyof Schemas> = Schemas[Name];
type ItemOf<Items extends readonly unknown[]> = Items[number];

// interfaces, because editors and the reference expand an alias into its members

/** The clock of a namespace: its time, whether it is frozen, and the next expirations. */
export interface ClockReading extends Schema<'Clock'> {}
/** The types of your own providers, by id. The files that `login-emulator types` writes add theirs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- files of the user add its members
export interface Providers {}
/** The types of one of your own providers. */
export interface ProviderTypes {
  /** Its outcomes, by operation. */
  readonly outcomes: object;
  /** An account in its fixtures. */
  readonly account: object;
}
/** The types of a provider, if it has any. */
export type TypesOf<P extends string> = P extends keyof Providers
  ? Providers[P] extends ProviderTypes
    ? Providers[P]
    : never
  : never;
/** The operations of a provider: those of its types, if it has any. */
export type OperationOf<P extends string> = P extends keyof Providers
  ? keyof TypesOf<P>['outcomes'] & string
  : string;
/** The outcomes of a provider: those of its types, if it has any. */
export type OutcomeOf<P extends string> = P extends keyof Providers
  ? TypesOf<P>['outcomes'][keyof TypesOf<P>['outcomes']] & OutcomeId
  : OutcomeId;
/** An account of a provider without its login: that of its types, if it has any. */
export type EntryOf<P extends string> = P extends keyof Providers
  ? Omit<TypesOf<P>['account'], 'login'>
  : AccountEntry;
/** A scenario to arm: an outcome, a sequence of outcomes, a fault, a patch or a delay, with its filter and limits. */
export interface Scenario<P extends string = string> extends Omit<
  BodyOf<'armScenario'>,
  'provider' | 'operation' | 'outcome' | 'outcomes'
> {
  /** Only for this provider. */
  readonly provider?: P;
  /** Only for this operation. */
  readonly operation?: OperationOf<P>;
  /** The outcome of the requests. */
  readonly outcome?: OutcomeOf<P>;
  /** The outcomes of successive requests. The list is played once, or repeated for `times` requests. */
  readonly outcomes?: readonly OutcomeOf<P>[];
}
/** An armed scenario. */
export interface ArmedScenario extends Schema<'Armed'> {}
/** Scenarios that are armed together, by name. */
export interface ScenarioSet extends Schema<'ScenarioSet'> {}
/** An account with its current data. Contains its secrets. */
export interface Account extends Schema<'Account'> {}
/** One page of accounts. */
export interface AccountPage extends Schema<'AccountList'> {
  /** The accounts, in a stable order. */
  readonly accounts: readonly Account[];
}
/** An account in the form of its provider's fixture file. */
export interface AccountEntry extends BodyOf<'putAccount'> {}
/** Changes to an account, in the same form. null removes a member; `locked` locks or unlocks the account. */
export interface AccountChange extends BodyOf<'changeAccount'> {}
/** A filter for accounts, and the page to return. */
export interface AccountQuery extends QueryOf<'listAccounts'> {}
/** A session of an account. */
export interface Session extends ItemOf<Schema<'SessionList'>['sessions']> {}
/** How to start a session: as a session of a state, or with a lifetime in seconds. */
export interface SignInOptions extends Pick<BodyOf<'signIn'>, 'state' | 'expiresInSeconds'> {}
/** A started session: the vendor's success answer, its tokens, and the headers of a signed-in request. */
export interface SignedIn extends Schema<'SignedIn'> {}
/** The owner and the state of a token. */
export interface Introspection extends Schema<'Introspection'> {}
/** The codes that a second factor currently accepts. */
export interface Codes extends Schema<'Codes'> {}
/** The required validity of a code: `minValidity` (seconds) waits for it, `advance` moves the clock instead. */
export interface CodesQuery extends Omit<QueryOf<'getCodes'>, 'optional'> {}
/** A message that the vendor would have sent by SMS or e-mail, or displayed as a captcha. */
export interface Message extends ItemOf<Schema<'Outbox'>['messages']> {}
/** A filter for messages. */
export interface MessageFilter extends QueryOf<'getOutbox'> {}
/** Every outcome of every operation, and every error reply to requests that reach no operation. */
export interface Catalogue extends Schema<'Catalogue'> {}
/** A filter for outcomes. */
export interface OutcomeQuery extends QueryOf<'listOutcomes'> {}
/** An entry of the journal. Placeholders such as `‹plain.password›` replace secrets. */
export interface JournalEntry extends Schema<'Request'> {}
/** One page of the journal, newest first. */
export interface JournalPage extends Schema<'RequestList'> {
  /** The entries, newest first. */
  readonly requests: readonly JournalEntry[];
}
/** A filter for requests, and the page to return. */
export interface JournalQuery extends QueryOf<'listRequests'> {}
/** A filter for requests. */
export interface JournalFilter extends BodyOf<'countRequests'> {}
/** A filter for requests, their number, and a time limit in real time. */
export interface JournalWait extends Partial<BodyOf<'waitForRequests'>> {}
/** A request that matched no operation, with the nearest operations and their differences. */
export interface UnmatchedRequest extends Schema<'Unmatched'> {}
/** A request to send to a provider. Its body is a text, or JSON. */
export interface RequestToSend extends BodyOf<'sendRequest'> {}
/** The result of a replayed or sent request. */
export interface Replayed extends Schema<'Replayed'> {}
/** The state of a namespace. Contains secrets. */
export interface State extends Schema<'State'> {}
/** A saved state. */
export interface SnapshotEntry extends Schema<'Snapshot'> {}
/** A namespace as JSON for a bug report. Contains secrets. */
export interface Bundle extends Schema<'Bundle'> {}
/** The start settings of a namespace. */
export interface NamespaceSettings extends Schema<'NamespaceWish'> {}
/** The URL of a namespace, and the base URL of each provider in it. */
export interface NamespaceAddress extends Schema<'NamespaceAddress'> {}
/** A namespace in use. */
export interface NamespaceEntry extends ItemOf<Schema<'NamespaceList'>['namespaces']> {}
/** Every outcome with how often it was reached, and totals. */
export interface CoverageReport extends Schema<'Coverage'> {}
/** The result of replacing fixtures. */
export interface FixturesTaken extends Schema<'FixturesTaken'> {}
/** The emulator's version, and its providers with their URLs. */
export interface Health extends Schema<'Health'> {}
/** An error response of the control plane (RFC 9457). */
export interface Problem extends Schema<'Problem'> {}
/** The stable code of a problem; docs/reference/errors.md explains each. */
export type ProblemCode = Problem['code'];
