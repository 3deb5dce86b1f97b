import type { Answer, OperationId, Sent } from '../../admin/call-types.ts';
import { adminCalls } from '../../generated/admin/calls.ts';
import type { components } from '../../generated/admin/types.ts';
import { namespace } from '../page/namespace.ts';
import { sessionEnded } from '../page/session.ts';
import { adminPath } from '../page/address.ts';
import { CallError, unreachable } from './problem.ts';

/** A call's parameters (`params` of the path, `query`, `body`), and its namespace if it isn't the controlled one. */
export type CallOptions<Id extends OperationId> = Sent<Id> & { readonly namespace?: string };

const running = { ender: new AbortController() };

/**
 * Calls the control plane: `await call('getCodes', { params: { provider, login } })`. Throws a CallError if the call
 * fails, and opens the sign-in form if it needs the token.
 */
export async function call<Id extends OperationId>(
  id: Id,
  ...[options]: Partial<CallOptions<Id>> extends CallOptions<Id> ? [CallOptions<Id>?] : [CallOptions<Id>]
): Promise<Answer<Id>> {
  const text = await textOf(id, options);
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (isAnswer<Id>(answer)) return answer;
  throw new CallError(foreignProblem(id, 200));
}

/** A shallow check is enough: the emulator checks its answers against the contract. */
function isAnswer<Id extends OperationId>(answer: unknown): answer is Answer<Id> {
  return answer === undefined || (typeof answer === 'object' && answer !== null);
}

/** Calls the control plane and returns the answer as text: for calls that don't answer JSON, and for downloads. */
export async function textOf<Id extends OperationId>(id: Id, options?: CallOptions<Id>): Promise<string> {
  const other = options?.namespace;
  const body: unknown = options?.body;
  const headers = {
    'x-emulator-namespace': other ?? namespace.value,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const sent = {
    method: adminCalls[id].method,
    headers,
    signal: running.ender.signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const { response, text } = await answerOf(urlOf(id, options), sent).catch(() => {
    throw unreachable();
  });
  if (response.ok) return text;
  if (response.status === 401) sessionEnded();
  throw new CallError(problemIn(text) ?? foreignProblem(id, response.status));
}

async function answerOf(url: string, sent: RequestInit) {
  const response = await fetch(url, sent);
  return { response, text: await response.text() };
}

/** Ends the calls that are running; they fail as if the emulator didn't answer. */
export function endCalls(): void {
  running.ender.abort();
  running.ender = new AbortController();
}

function urlOf<Id extends OperationId>(id: Id, options: CallOptions<Id> | undefined): string {
  const values: Readonly<Record<string, unknown>> = options?.params ?? {};
  const query = queryOf(options?.query ?? {});
  const path = adminCalls[id].path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    search.set(name, value);
  }
  return `${adminPath}${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

/** The set parameters as texts. */
function queryOf(query: Readonly<Record<string, string | number | boolean | undefined>>) {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

type Problem = components['schemas']['Problem'];

function problemIn(text: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isProblem(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

function foreignProblem(id: OperationId, status: number) {
  const { method, path } = adminCalls[id];
  const detail = `${method} ${adminPath}${path} answered ${status}, but not the emulator: a proxy between may have.`;
  return { code: 'unreachable', status, detail } as const;
}
