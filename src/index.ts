export { createApp } from './library/create-app.ts';
export { createEmulator } from './library/create-emulator.ts';
export { connect } from './library/connect.ts';
export type { ConnectOptions } from './library/connection.ts';
export { certificateFor } from './server/tls/certificate.ts';
export { EmulatorError } from './library/admin-client.ts';
export { OptionError } from './errors.ts';
export { FileError } from './errors.ts';

export type { AppOptions } from './library/app-options.ts';
export type { CloseOptions } from './library/login-emulator.ts';
export type { EmulatorOptions } from './library/options.ts';
export type { LoginEmulator } from './library/login-emulator.ts';
export type { Namespace } from './library/namespace.ts';
export type { Controls } from './library/namespace.ts';
export type { Fetch } from './server/fetch.ts';
export type { AccountControls } from './library/accounts.ts';
export type { ClockControls } from './library/clock.ts';
export type { CodeControls } from './library/outbox.ts';
export type { CoverageControls } from './library/outcomes.ts';
export type { EventOptions } from './library/requests.ts';
export type { MessageWait, OutboxControls } from './library/outbox.ts';
export type { OutcomeControls } from './library/outcomes.ts';
export type { JournalControls } from './library/requests.ts';
export type { ScenarioControls } from './library/scenarios.ts';
export type { SessionControls } from './library/accounts.ts';
export type { Snapshot, SnapshotControls } from './library/state.ts';
export type { BundleControls, BundleOptions, StateControls } from './library/state.ts';
export type { Middleware } from './http/listener.ts';
export type { App } from './server/express-app.ts';
export type { CorsRule } from './http/cors.ts';
export type { CertificateHosts, TlsOptions } from './server/tls/certificate.ts';
export type { Certificate } from './http/listener.ts';
export type { Entry, KeptRequest, KeptResponse, Nearest, Recorder, ShownHeaders } from './journal/entry.ts';
export type { Provenance } from './core/contract.ts';
export type { OutcomeId, OutcomeName } from './core/outcome.ts';
export type { DeclaredProvider } from './emulator/provider-choice.ts';
export type {
  Account,
  AccountChange,
  AccountEntry,
  AccountPage,
  AccountQuery,
  ArmedScenario,
  Bundle,
  Catalogue,
  ClockReading,
  Codes,
  CodesQuery,
  CoverageReport,
  EntryOf,
  FixturesTaken,
  Health,
  Introspection,
  JournalEntry,
  JournalFilter,
  JournalPage,
  JournalQuery,
  JournalWait,
  Message,
  MessageFilter,
  NamespaceAddress,
  NamespaceEntry,
  NamespaceSettings,
  OperationOf,
  OutcomeOf,
  OutcomeQuery,
  Problem,
  ProblemCode,
  Providers,
  ProviderTypes,
  Replayed,
  RequestToSend,
  Scenario,
  ScenarioSet,
  Session,
  SignedIn,
  SignInOptions,
  SnapshotEntry,
  State,
  TypesOf,
  UnmatchedRequest,
} from './library/types.ts';
