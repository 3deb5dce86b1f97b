import type { components } from '../generated/admin/types.ts';
import type { BodyOf, QueryOf } from '../admin/handler.ts';
import type { OutcomeName } from '../core/outcome.ts';

type Schemas = components['schemas'];
type Schema<Name extends keyof Schemas> = Schemas[Name];
type ItemOf<Items extends readonly unknown[]> = Items[number];

// interfaces, since an alias is shown as all its members where it is used

/** The clock of a namespace: its time, whether it stands still, and what ends next. */
export interface ClockReading extends Schema<'Clock'> {}
/** What is to be switched on: an outcome, a sequence of outcomes, a fault, a patch or a delay, for whom and how often. */
export interface Scenario extends Omit<BodyOf<'armScenario'>, 'outcome' | 'outcomes'> {
  /** What happens. */
  readonly outcome?: OutcomeName;
  /** What happens to one request after the other; the list is played once, or again and again for so many requests as `times` says. */
  readonly outcomes?: readonly OutcomeName[];
}
/** A scenario that is switched on. */
export interface ArmedScenario extends Schema<'Armed'> {}
/** Scenarios under one name. */
export interface ScenarioSet extends Schema<'ScenarioSet'> {}
/** An account as it stands. Holds its secrets. */
export interface Account extends Schema<'Account'> {}
/** One page of accounts. */
export interface AccountPage extends Schema<'AccountList'> {
  /** In a stable order. */
  readonly accounts: readonly Account[];
}
/** An account in the words of its provider's fixture file. */
export interface AccountEntry extends BodyOf<'putAccount'> {}
/** What is to change of an account, in the same words; null takes a member away, `locked` locks or unlocks. */
export interface AccountChange extends BodyOf<'changeAccount'> {}
/** Which accounts, and how many. */
export interface AccountQuery extends QueryOf<'listAccounts'> {}
/** Someone who has signed in. */
export interface Session extends ItemOf<Schema<'SessionList'>['sessions']> {}
/** What is known of a token. */
export interface Introspection extends Schema<'Introspection'> {}
/** The codes that a second factor accepts now. */
export interface Codes extends Schema<'Codes'> {}
/** How long the code must still hold: `minValidity` in seconds waits for it, `advance` moves the clock instead. */
export interface CodesQuery extends QueryOf<'getCodes'> {}
/** What the vendor would have sent by SMS or e-mail, or shown as a captcha. */
export interface Message extends ItemOf<Schema<'Outbox'>['messages']> {}
/** Which messages. */
export interface MessageFilter extends QueryOf<'getOutbox'> {}
/** Every outcome of every operation, and every refusal where no operation is reached. */
export interface Catalogue extends Schema<'Catalogue'> {}
/** Which outcomes. */
export interface OutcomeQuery extends QueryOf<'listOutcomes'> {}
/** One entry of the journal. Secrets are symbols such as `‹plain.password›`. */
export interface JournalEntry extends Schema<'Request'> {}
/** One page of the journal, newest first. */
export interface JournalPage extends Schema<'RequestList'> {
  /** Newest first. */
  readonly requests: readonly JournalEntry[];
}
/** Which requests, and how many. */
export interface JournalQuery extends QueryOf<'listRequests'> {}
/** Which requests. */
export interface JournalFilter extends BodyOf<'countRequests'> {}
/** Which requests, how many of them, and how long to wait for them in real time. */
export interface JournalWait extends Partial<BodyOf<'waitForRequests'>> {}
/** A request that no operation took, with the nearest and what differed. */
export interface UnmatchedRequest extends Schema<'Unmatched'> {}
/** What came of a request that was sent again. */
export interface Replayed extends Schema<'Replayed'> {}
/** Everything that was written in a namespace. Holds secrets. */
export interface State extends Schema<'State'> {}
/** A state that was saved. */
export interface SnapshotEntry extends Schema<'Snapshot'> {}
/** Everything that a bug report needs. Holds secrets. */
export interface Bundle extends Schema<'Bundle'> {}
/** How a namespace is to begin. */
export interface NamespaceSettings extends Schema<'NamespaceWish'> {}
/** Where a namespace is reached: its URL, and the base URL of each provider. */
export interface NamespaceAddress extends Schema<'NamespaceAddress'> {}
/** A namespace that is in use. */
export interface NamespaceEntry extends ItemOf<Schema<'NamespaceList'>['namespaces']> {}
/** Which outcomes have been met. */
export interface CoverageReport extends Schema<'Coverage'> {}
/** What fixtures were taken over. */
export interface FixturesTaken extends Schema<'FixturesTaken'> {}
/** What is ready, and where. */
export interface Health extends Schema<'Health'> {}
/** A refusal of the control plane (RFC 9457). */
export interface Problem extends Schema<'Problem'> {}
/** The stable code of a problem; docs/reference/errors.md explains each. */
export type ProblemCode = Problem['code'];
