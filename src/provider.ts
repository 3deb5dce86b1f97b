export { defineProvider } from './library/define-provider.ts';
export { FileError, OptionError } from './errors.ts';
export { exchangeProblemText, runExchanges, targetOf } from './testing/exchange-tables.ts';

export type { ProviderOptions } from './library/define-provider.ts';
export type { DeclaredProvider } from './emulator/provider-choice.ts';
export type { OutcomeId, OutcomeName } from './core/outcome.ts';
export type {
  Denied,
  Done,
  FoundChallenge,
  IssuedSession,
  NewSession,
  OperationAnswer,
  OperationCode,
  OperationDecision,
  OperationReply,
  OperationRequest,
  ProviderAccount,
  ReadKind,
  RuleAct,
  RuleRecords,
  Rules,
  SentCode,
  SessionCaller,
  SessionToken,
  StartedChallenge,
  ValuedOutcome,
} from './declared/runtime/operation-code.ts';
export type { TableTarget } from './testing/exchange-tables.ts';
export type {
  ExchangeProblem,
  ExchangeTable,
  Flow,
  Send,
  Step,
  TableAnswer,
  TableChange,
  TableControls,
  TableRequest,
} from './testing/exchange-tables.ts';
