import type { components } from '../generated/admin/types.ts';
import type { BodyOf, QueryOf } from '../admin/shapes.ts';

type Schemas = components['schemas'];

/** The clock of a namespace: its time, whether it stands still, and what ends next. */
export type ClockReading = Schemas['Clock'];
/** What is to be switched on: an outcome, a sequence of outcomes, a fault, a patch or a delay, for whom and how often. */
export type Scenario = BodyOf<'armScenario'>;
/** A scenario that is switched on. */
export type ArmedScenario = Schemas['Armed'];
/** Scenarios under one name. */
export type ScenarioSet = Schemas['ScenarioSet'];
/** An account as it stands. Holds its secrets. */
export type Account = Schemas['Account'];
/** One page of accounts. */
export type AccountPage = Schemas['AccountList'];
/** An account in the words of its provider's fixture file. */
export type AccountEntry = BodyOf<'putAccount'>;
/** What is to change of an account, in the same words; null takes a member away, `locked` locks or unlocks. */
export type AccountChange = BodyOf<'changeAccount'>;
/** Which accounts, and how many. */
export type AccountQuery = QueryOf<'listAccounts'>;
/** Someone who has signed in. */
export type Session = Schemas['SessionList']['sessions'][number];
/** What is known of a token. */
export type Introspection = Schemas['Introspection'];
/** The codes that a second factor accepts now. */
export type Codes = Schemas['Codes'];
/** How long the code must still hold: `minValidity` in seconds waits for it, `advance` moves the clock instead. */
export type CodesQuery = QueryOf<'getCodes'>;
/** What the vendor would have sent by SMS or e-mail, or shown as a captcha. */
export type Message = Schemas['Outbox']['messages'][number];
/** Which messages. */
export type MessageFilter = QueryOf<'getOutbox'>;
/** Every outcome of every operation, and every refusal where no operation is reached. */
export type Catalogue = Schemas['Catalogue'];
/** Which outcomes. */
export type OutcomeQuery = QueryOf<'listOutcomes'>;
/** One entry of the journal. Secrets are symbols such as `‹plain.password›`. */
export type JournalEntry = Schemas['Request'];
/** One page of the journal, newest first. */
export type JournalPage = Schemas['RequestList'];
/** Which requests, and how many. */
export type JournalQuery = QueryOf<'listRequests'>;
/** Which requests. */
export type JournalFilter = BodyOf<'countRequests'>;
/** Which requests, how many of them, and how long to wait for them in real time. */
export type JournalWait = Partial<BodyOf<'waitForRequests'>>;
/** A request that no operation took, with the nearest and what differed. */
export type UnmatchedRequest = Schemas['Unmatched'];
/** What came of a request that was sent again. */
export type Replayed = Schemas['Replayed'];
/** Everything that was written in a namespace. Holds secrets. */
export type State = Schemas['State'];
/** A state that was saved. */
export type SnapshotEntry = Schemas['Snapshot'];
/** Everything that a bug report needs. Holds secrets. */
export type Bundle = Schemas['Bundle'];
/** How a namespace is to begin. */
export type NamespaceSettings = Schemas['NamespaceWish'];
/** Where a namespace is reached: its URL, and the base URL of each provider. */
export type NamespaceAddress = Schemas['NamespaceAddress'];
/** A namespace that is in use. */
export type NamespaceEntry = Schemas['NamespaceList']['namespaces'][number];
/** Which outcomes have been met. */
export type CoverageReport = Schemas['Coverage'];
/** What fixtures were taken over. */
export type FixturesTaken = Schemas['FixturesTaken'];
/** What is ready, and where. */
export type Health = Schemas['Health'];
/** A refusal of the control plane (RFC 9457). */
export type Problem = Schemas['Problem'];
