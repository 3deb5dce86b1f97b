import type { AnyErrorReplyName, ErrorReplyName } from '../../src/core/contract.ts';
import type { StringMap } from '../../src/core/operation.ts';
import type { OutcomeName } from '../../src/index.ts';

/** An exchange over HTTP that isn't a cell: an error reply, or the outcome of a malformed or non-JSON body. */
export interface Beside {
  /** The operation of the request; undefined if it reaches none. */
  readonly operation?: string;
  readonly said: AnyErrorReplyName | OutcomeName;
  /** Distinguishes it from other exchanges with the same answer. */
  readonly when?: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly path: string;
  readonly headers?: StringMap;
  /** Whether CORS is off. */
  readonly corsOff?: true;
  /** A sign-in before the request, and the field of its answer that has the bearer token. */
  readonly bearerOf?: { readonly path: string; readonly body?: object; readonly field: string };
  readonly type?: string;
  readonly text?: string;
  readonly status: number;
  readonly body: unknown;
  /** The full content type of the answer, unless it is `application/json`. */
  readonly answerType?: string;
}

/** An operation with a request body, and its path. */
interface Place {
  readonly operation: string;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
}

/** Expected error replies: status, whole body, and content type unless it is JSON. */
type Refusals = Readonly<
  Partial<Record<ErrorReplyName, readonly [status: number, body: unknown, answerType?: string]>>
>;

const large = ' '.repeat(1024 * 1024 + 1);
const xml = { type: 'text/xml', text: '<a/>' };

/** Returns the exchanges for a profile's error replies: wrong paths and methods, and bodies that its login rejects. */
export function refusals(
  { base, ...login }: Place & { readonly base: string },
  answers: Refusals,
  foreign: { readonly type: string; readonly text: string } = xml,
): readonly Beside[] {
  const requests = {
    malformed: { method: 'POST', path: `${base}/%zz` },
    'not-found': { method: 'POST', path: `${base}/nowhere` },
    'method-not-allowed': { method: 'DELETE', path: login.path },
  } as const;
  return [...answered(requests, answers), ...refusedBodies([login], answers, foreign)];
}

/** Returns the exchanges for bodies that operations reject. */
export function refusedBodies(
  operations: readonly Place[],
  answers: Refusals,
  foreign: { readonly type: string; readonly text: string } = xml,
): readonly Beside[] {
  return operations.flatMap(({ method = 'POST', ...place }) => {
    const requests = {
      'too-large': { method, type: 'application/json', ...place, text: large },
      'unsupported-media-type': { method, ...foreign, ...place },
    };
    return answered(requests, answers);
  });
}

function answered(
  requests: Readonly<Partial<Record<ErrorReplyName, Omit<Beside, 'said' | 'status' | 'body'>>>>,
  answers: Refusals,
): readonly Beside[] {
  return Object.entries(requests).flatMap(([name, request]) => {
    const said = name as ErrorReplyName;
    const answer = answers[said];
    if (answer === undefined) return [];
    const [status, body, answerType] = answer;
    return [{ ...request, said, status, body, ...(answerType === undefined ? {} : { answerType }) }];
  });
}
