import { adminPath } from '../http/emulator-urls.ts';
import type { Answer, OperationId, Sent } from '../admin/call-types.ts';
import { adminCalls } from '../generated/admin/calls.ts';
import { headersIn, type SendRequest } from './transport.ts';
import type { Problem, ProblemCode } from './types.ts';
import { isRecord, parseJson } from '../json.ts';

/** Calls the control plane. Rejects with an EmulatorError if the call fails. */
export type AdminClient = <Id extends OperationId>(id: Id, sent: Sent<Id>) => Promise<Answer<Id>>;

/** Creates a client of the control plane, for one namespace if it is given. */
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

/** URL parsers resolve `.` and `..`, even if they are escaped: the call would reach another path. */
function segmentOf(id: OperationId, name: string, value: string): string {
  if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
  const { method, path } = adminCalls[id];
  throw new EmulatorError(
    `${method} ${adminPath}${path}: the ${name} is "${value}", which a URL path cannot contain; use another`,
  );
}

/** A shallow check is enough: the control plane validates its responses against the contract. */
function isAnswer<Id extends OperationId>(answer: unknown): answer is Answer<Id> {
  return answer === undefined || (typeof answer === 'object' && answer !== null);
}

/** Returns the error for an unsuccessful response: the problem, and the remedy. */
export function refusal(id: OperationId, status: number, text: string): EmulatorError {
  const value = parseJson(text);
  const problem = isProblem(value) ? value : undefined;
  const { method, path } = adminCalls[id];
  const summary = problem?.detail ?? `the response, of status ${status}, isn't from an emulator`;
  const wrong = problem?.errors?.map(({ message }) => message) ?? problem?.problems ?? [];
  const more = wrong.filter((sentence) => !summary.includes(sentence.trim()));
  const detail = [summary, ...more].join('; ');
  return new EmulatorError(`${method} ${adminPath}${path}: ${detail}`, { status, problem });
}

function isProblem(value: unknown): value is Problem {
  return isRecord(value) && typeof value['detail'] === 'string';
}

/**
 * A call that the control plane rejected or that could not be sent. The message has the problem, its place, the remedy.
 *
 * @example
 * const refused = await emulator.accounts.get('rocketchat', 'nobody').catch((error: unknown) => error);
 * if (refused instanceof EmulatorError) console.log(refused.status, refused.message);
 */
export class EmulatorError extends Error {
  /** The name of the class. */
  override readonly name = 'EmulatorError';
  /** The HTTP status of the response; undefined if no emulator answered. */
  readonly status: number | undefined;
  /** The body of the response, `application/problem+json`; undefined if there was none in that form. */
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
