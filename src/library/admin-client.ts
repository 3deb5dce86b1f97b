import { adminPath } from '../http/emulator-urls.ts';
import type { BodyOf, ContentOf, OperationId, ParamsOf, QueryOf } from '../admin/handler.ts';
import { adminCalls } from '../generated/admin/calls.ts';
import type { operations } from '../generated/admin/types.ts';
import { headersIn, type SendRequest } from './transport.ts';
import type { Problem, ProblemCode } from './types.ts';
import { isRecord, parseJson } from '../json.ts';

type None = Readonly<Record<string, never>>;
type Part<Name extends string, Value> = [Value] extends [None | undefined]
  ? { readonly [N in Name]?: undefined }
  : { readonly [N in Name]: Value };

/** What a call is sent: what its contract has, and nothing else. */
export type Sent<Id extends OperationId> = Part<'params', ParamsOf<Id>> & {
  readonly query?: QueryOf<Id>;
} & Part<'body', BodyOf<Id>>;

type JsonOf<Content> = [Content] extends [never]
  ? undefined
  : Content extends { readonly 'application/json': infer Body }
    ? Body
    : never;

/** What a call that succeeds answers; undefined where that is nothing. */
type Answer<Id extends OperationId> = {
  [S in keyof operations[Id]['responses'] & (200 | 201 | 204)]: JsonOf<
    ContentOf<operations[Id]['responses'][S]>
  >;
}[keyof operations[Id]['responses'] & (200 | 201 | 204)];

/** Makes a call of the control plane; rejects with an EmulatorError where it is refused. */
export type AdminClient = <Id extends OperationId>(id: Id, sent: Sent<Id>) => Promise<Answer<Id>>;

/** Makes the way to call the control plane, in one namespace where there is one named. */
export function createAdminClient(send: SendRequest, namespace: string | undefined): AdminClient {
  const common = headersIn(namespace);
  return async <Id extends OperationId>(id: Id, sent: Sent<Id>) => {
    const { method } = adminCalls[id];
    const body: unknown = sent.body;
    const headers = body === undefined ? common : { ...common, 'content-type': 'application/json' };
    const response = await send(pathOf(id, sent), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw refusal(id, response.status, text);
    const answer = text === '' ? undefined : (parseJson(text) ?? null);
    if (isAnswer<Id>(answer)) return answer;
    throw refusal(id, response.status, text);
  };
}

/** The path of a call with its parameters: `/__admin/codes/rocketchat/totp?advance=true`. */
export function pathOf<Id extends OperationId>(id: Id, { params, query }: Sent<Id>): string {
  const values: Readonly<Record<string, unknown>> = params ?? {};
  const path = adminCalls[id].path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    segmentOf(id, name, String(values[name])),
  );
  const search = new URLSearchParams();
  const entries: Readonly<Record<string, string | number | boolean | undefined>> = query ?? {};
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `${adminPath}${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

/** A URL takes dots for a way through its folders, however they are written: the call would be another. */
function segmentOf(id: OperationId, name: string, value: string): string {
  if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
  const { method, path } = adminCalls[id];
  throw new EmulatorError(
    `${method} ${adminPath}${path}: the ${name} is "${value}", which no path can hold; give another`,
  );
}

/** The control plane holds its answers against the contract before it sends them. */
function isAnswer<Id extends OperationId>(answer: unknown): answer is Answer<Id> {
  return answer === undefined || (typeof answer === 'object' && answer !== null);
}

/** What a call was answered in place of what its contract has: why, and what to do. */
export function refusal(id: OperationId, status: number, text: string): EmulatorError {
  const value = parseJson(text);
  const problem = isProblem(value) ? value : undefined;
  const { method, path } = adminCalls[id];
  const summary = problem?.detail ?? `it answers ${status}, and it is no emulator's answer`;
  const wrong = problem?.errors?.map(({ message }) => message) ?? problem?.problems ?? [];
  const more = wrong.filter((sentence) => !summary.includes(sentence.trim()));
  const detail = [summary, ...more].join('; ');
  return new EmulatorError(`${method} ${adminPath}${path}: ${detail}`, { status, problem });
}

function isProblem(value: unknown): value is Problem {
  return isRecord(value) && typeof value['detail'] === 'string';
}

/**
 * What the control plane refuses, or that it cannot be reached. The message says what is wrong, where, and what to do.
 *
 * @example
 * const refused = await emulator.accounts.get('rocketchat', 'nobody').catch((error: unknown) => error);
 * if (refused instanceof EmulatorError) console.log(refused.status, refused.message);
 */
export class EmulatorError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'EmulatorError';
  /** The status of the refusal; undefined where no emulator answered. */
  readonly status: number | undefined;
  /** The refusal as it came, `application/problem+json`; undefined where no emulator answered, or not in that form. */
  readonly problem: Problem | undefined;
  /** The stable code of the problem, such as `account-not-found`; undefined if there is no problem. */
  readonly code: ProblemCode | undefined;

  constructor(message: string, { status, problem, cause }: EmulatorErrorDetails = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.status = status;
    this.problem = problem;
    this.code = problem?.code;
  }
}

interface EmulatorErrorDetails {
  readonly status?: number;
  readonly problem?: Problem | undefined;
  readonly cause?: unknown;
}
