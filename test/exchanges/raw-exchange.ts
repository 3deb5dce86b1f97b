import type { AnyErrorReplyName, ErrorReplyName } from '../../src/core/contract.ts';
import type { StringMap } from '../../src/core/operation.ts';
import type { OutcomeName } from '../../src/index.ts';

/** An exchange over HTTP beside the cells: a refusal, or an outcome to which a body leads that is broken or no JSON. */
export interface Beside {
  /** The operation that it is sent to; none where it reaches none. */
  readonly operation?: string;
  readonly said: AnyErrorReplyName | OutcomeName;
  /** What sets it apart from others that are said alike. */
  readonly when?: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly path: string;
  readonly headers?: StringMap;
  /** Whether CORS is off. */
  readonly corsOff?: true;
  /** A sign-in that goes before it, and the field of its answer whose token it is sent with. */
  readonly bearerOf?: { readonly path: string; readonly body?: object; readonly field: string };
  readonly type?: string;
  readonly text?: string;
  readonly status: number;
  readonly body: unknown;
  /** The whole content type of the answer, where it is not `application/json` alone. */
  readonly answerType?: string;
}

/** An operation that takes a body, and where it is. */
interface Place {
  readonly operation: string;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
}

/** What refusals answer: each its status, its whole body, and its content type where that is not JSON's. */
type Refusals = Readonly<
  Partial<Record<ErrorReplyName, readonly [status: number, body: unknown, answerType?: string]>>
>;

const large = ' '.repeat(1024 * 1024 + 1);
const xml = { type: 'text/xml', text: '<a/>' };

/** A profile's refusals: those of a path and a method, and those of a body that its login does not take. */
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

/** The refusals of a body that operations do not take. */
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
