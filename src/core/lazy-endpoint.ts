import type { OperationContract } from './contract.ts';
import type { Endpoint } from './endpoint.ts';

/** The members of a contract that only a built operation has, besides its outcomes. */
type BuiltMember =
  'reads' | 'body' | 'responses' | 'responseHeaders' | 'secrets' | 'examples' | 'loadAnswerCheck';

/** The part of an operation's contract that routing and lists need. */
type OperationHead = Omit<OperationContract<unknown>, BuiltMember | 'outcomes'>;

/** An operation that isn't built yet. */
interface UnbuiltOperation {
  readonly head: OperationHead;
  /** Returns its outcomes; called when they are first read, which doesn't build the operation. */
  outcomes(): OperationContract<unknown>['outcomes'];
  /** Builds the operation; called once, at its first request. */
  build(): Endpoint;
}

/** Creates an endpoint that is built when it is first called, because a contract may have a thousand operations. */
export function lazyEndpoint({ head, outcomes, build }: UnbuiltOperation): Endpoint {
  const built = once(build);
  return {
    contract: lazyContract(head, once(outcomes), () => built().contract),
    accountOf: (...request) => built().accountOf(...request),
    precheck: (...request) => built().precheck(...request),
    isExempt: (...request) => built().isExempt(...request),
    requestBudget: (state) => built().requestBudget(state),
    decide: (...request) => built().decide(...request),
    force: (...request) => built().force(...request),
    rateLimited: (retryAfterSeconds) => built().rateLimited(retryAfterSeconds),
    checkAnswered: (received) => built().checkAnswered?.(received),
    uncoveredLogin: (...answered) => built().uncoveredLogin?.(...answered),
  };
}

function lazyContract(
  head: OperationHead,
  outcomes: () => OperationContract<unknown>['outcomes'],
  built: () => Pick<OperationContract<unknown>, BuiltMember>,
): OperationContract<unknown> {
  return {
    ...head,
    get outcomes() {
      return outcomes();
    },
    get reads() {
      return built().reads;
    },
    get body() {
      return built().body;
    },
    get responses() {
      return built().responses;
    },
    get responseHeaders() {
      return built().responseHeaders;
    },
    get secrets() {
      return built().secrets;
    },
    get examples() {
      return built().examples;
    },
    get loadAnswerCheck() {
      return built().loadAnswerCheck;
    },
  };
}

function once<T>(create: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: create() }).value;
}
