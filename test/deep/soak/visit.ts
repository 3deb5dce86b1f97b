import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer, Request } from '../../support/client.ts';
import type { Random } from '../random.ts';

/** How a flow's request is judged, beside what it sends. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Fields, which go as JSON. */
  readonly json?: object;
  readonly body?: string | Buffer;
  /** The status that it gets where nobody else uses the namespace. */
  readonly status?: number | readonly number[];
  /** Whether an error of the server, or a broken connection, was asked for. */
  readonly isAsked?: boolean;
}

/** What a flow uses: a namespace, and choices of its own. */
export interface Visit {
  readonly random: Random;
  readonly namespace: string;
  readonly profile: 'documented' | 'observed';
  /** Whether nothing else uses the namespace meanwhile. */
  readonly isAlone: boolean;
  /** Sends a request in the namespace, and judges its answer. */
  send(sent: Sent): Promise<Answer>;
  /** Sends a call of the control plane about the namespace; the path is below `/__admin`. */
  admin(sent: Sent): Promise<Answer>;
}

/** A short series of requests that belong together. */
export interface Flow {
  readonly name: string;
  /** How often it is chosen beside the others. */
  readonly weight: number;
  /** Whether it leaves something that a namespace keeps for good, such as an account. */
  readonly leaves?: true;
  /** Whether it needs a namespace that nothing else uses. */
  readonly alone?: true;
  run(visit: Visit): Promise<void>;
}

/** Writes a request as it is sent in a namespace, which a header or the path names. */
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
