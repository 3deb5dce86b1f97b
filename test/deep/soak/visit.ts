import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer, Request } from '../../support/client.ts';
import type { Random } from '../random.ts';

/** A flow's request with its expected result. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Fields to send as JSON. */
  readonly json?: object;
  readonly body?: string | Buffer;
  /** The expected status if no other flow uses the namespace. */
  readonly status?: number | readonly number[];
  /** Whether the flow requested a server error or a disconnect. */
  readonly mayFail?: boolean;
}

/** The environment of a flow: its namespace and its random choices. */
export interface Visit {
  readonly random: Random;
  readonly namespace: string;
  readonly profile: 'documented' | 'observed';
  /** Whether no other flow uses the namespace. */
  readonly isAlone: boolean;
  /** Sends a request in the namespace and judges the response. */
  send(sent: Sent): Promise<Answer>;
  /** Sends a call of the control plane for the namespace; the path is relative to `/__admin`. */
  admin(sent: Sent): Promise<Answer>;
}

/** A short series of requests that belong together. */
export interface Flow {
  readonly name: string;
  /** Its frequency relative to the other flows. */
  readonly weight: number;
  /** Whether it leaves something permanent in a namespace, such as an account. */
  readonly leaves?: true;
  /** Whether it needs a namespace that no other flow uses. */
  readonly alone?: true;
  run(visit: Visit): Promise<void>;
}

/** Creates the request to send in a namespace, selected by a header or by the path. */
export function requestIn(namespace: string, isByPath: boolean, sent: Sent): Request {
  const {
    method,
    path,
    headers = {},
    json,
    body = json === undefined ? undefined : JSON.stringify(json),
  } = sent;
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    path: isByPath ? `/@${namespace}${path}` : path,
    headers: {
      ...(isByPath ? {} : { 'x-emulator-namespace': namespace }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  };
}
