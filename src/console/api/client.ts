import createClient from 'openapi-fetch';
import type { components, paths } from '../../generated/admin/types.ts';
import { namespace } from '../state/namespace.ts';
import { sessionEnded } from '../state/session.ts';
import { adminPath } from './address.ts';
import { CallError, unreachable } from './problem.ts';

/** The calls of the control plane. The namespace that the page controls is sent with each call that doesn't set one. */
export const api = createClient<paths>({ baseUrl: adminPath });

api.use({
  onRequest({ request }) {
    if (!request.headers.has(namespaceHeader)) request.headers.set(namespaceHeader, namespace.value);
    return request;
  },
});

const namespaceHeader = 'x-emulator-namespace';

/** Parameters that send a call to another namespace than the one that the page controls. */
export function inNamespace(name: string) {
  return { header: { [namespaceHeader]: name } } as const;
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Returns the data of a call: `await dataOf(api.GET('/clock'))`. Throws a CallError if the call was refused, and opens
 * the sign-in form if it needs the token.
 */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const answer = await call.catch(() => {
    throw unreachable();
  });
  const { data, error, response } = answer;
  if (response.ok) {
    // undefined is the type of an empty answer
    return data satisfies Data | undefined as Data;
  }
  if (response.status === 401) sessionEnded();
  throw new CallError(isProblem(error) ? error : foreignProblem(response));
}

function isProblem(error: unknown): error is components['schemas']['Problem'] {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}

function foreignProblem({ status, url }: Response) {
  const detail = `${new URL(url).pathname} answered ${status}, not with an answer of the emulator.`;
  return { code: 'unreachable', status, detail } as const;
}
