/** An HTTP request below the base URL; `{{name}}` is a variable in the path, a header or the body. */
export interface Sending {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A value of an answer that later requests send: the variable, and the keys that lead to it in the JSON body. */
export interface Capture {
  readonly variable: string;
  readonly keys: readonly (string | number)[];
}

/** A request that prepares another one. */
export interface Step extends Sending {
  /** The operation, or the control plane's resource. */
  readonly name: string;
  readonly status: number;
  readonly captures: readonly Capture[];
}

/** The request for one outcome of an operation. */
export interface OutcomeRequest extends Sending {
  readonly outcome: string;
  readonly status: number;
  /** Requests that must precede it, in order. */
  readonly steps: readonly Step[];
}

/** An operation and the requests for its outcomes. */
export interface OperationFolder {
  readonly operation: string;
  readonly requests: readonly OutcomeRequest[];
}

/** The requests of one provider. */
export interface Collection {
  readonly provider: string;
  /** The vendor's name. */
  readonly title: string;
  readonly operations: readonly OperationFolder[];
}

/** The values of the variables that a user may change. */
export const variables = { baseUrl: 'http://localhost:4010', namespace: 'manual', token: 'none' } as const;

/** The header that selects the namespace, in every request. */
export const inNamespace = { 'x-emulator-namespace': '{{namespace}}' } as const;

/** The headers of a call of the control plane. */
export const asController = { ...inNamespace, authorization: 'Bearer {{token}}' } as const;

/** The call that resets the namespace; it precedes the requests of each operation. */
export const reset: Sending = { method: 'POST', path: '/__admin/reset', headers: asController };

/** The name of a request, from which the clients' tests read the expected answer. */
export function titleOf({ status, outcome }: Pick<OutcomeRequest, 'status' | 'outcome'>): string {
  return `${status} ${outcome}`;
}
