import type { RefusalName } from '../../src/core/contract.ts';
import type { OutcomeName } from '../../src/index.ts';

/** An exchange over HTTP beside the cells: a refusal, or an outcome in a status that only a broken body leads to. */
export interface Beside {
  /** The operation that it is sent to; none where it reaches none. */
  readonly operation?: string;
  readonly said: RefusalName | OutcomeName;
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly type?: string;
  readonly text?: string;
  readonly status: number;
  readonly body: unknown;
}

/** Where a login is, and what stands above it. */
interface Place {
  readonly base: string;
  readonly path: string;
  readonly operation: string;
}

/** What a refusal answers: its status and its whole body. */
type Refusal = readonly [status: number, body: unknown];

const large = ' '.repeat(1024 * 1024 + 1);
const xml = { type: 'text/xml', text: '<a/>' };

/** A profile's refusals: those of a path and a method, and those of a body that its login does not take. */
export function refusals(
  { base, path, operation }: Place,
  answers: Readonly<Partial<Record<RefusalName, Refusal>>>,
  foreign: { readonly type: string; readonly text: string } = xml,
): readonly Beside[] {
  const requests = {
    malformed: { method: 'POST', path: `${base}/%zz` },
    'not-found': { method: 'POST', path: `${base}/nowhere` },
    'method-not-allowed': { method: 'DELETE', path },
    'too-large': { method: 'POST', type: 'application/json', path, operation, text: large },
    'unsupported-media-type': { method: 'POST', ...foreign, path, operation },
  } as const satisfies Record<RefusalName, object>;
  return Object.entries(requests).flatMap(([name, request]) => {
    const said = name as RefusalName;
    const answer = answers[said];
    return answer === undefined ? [] : [{ ...request, said, status: answer[0], body: answer[1] }];
  });
}
