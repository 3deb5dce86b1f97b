import type { Answer } from '../../../admin/call-types.ts';
import { call } from '../../api/client.ts';
import { isJson, type Draft } from './draft.ts';

/** The answer to a tried request. */
export interface Tried {
  readonly answer: Answer<'sendRequest'>;
  readonly outcome: string | null;
  readonly namespace: string;
  /** The headers of the session that was started for it; undefined without one. */
  readonly session:
    { readonly login: string; readonly headers: Readonly<Record<string, string>> } | undefined;
}

/** Sends a draft in a namespace, after it has signed the draft's account in. */
export async function tryRequest(draft: Draft, provider: string, namespace: string): Promise<Tried> {
  const session = await sessionOf(draft.account, provider, namespace);
  const { method, path } = draft;
  const sent = withoutNames(sentHeaders(draft), Object.keys(session?.headers ?? {}));
  const headers = { ...sent, ...session?.headers };
  const body = draft.body === '' ? {} : { body: draft.body };
  const answer = await call('sendRequest', { body: { method, path, headers, ...body }, namespace });
  return { answer, outcome: await outcomeOf(answer, namespace), namespace, session };
}

async function sessionOf(login: string, provider: string, namespace: string): Promise<Tried['session']> {
  if (login === '') return undefined;
  const { requestHeaders } = await call('signIn', { params: { provider }, body: { login }, namespace });
  return { login, headers: requestHeaders };
}

/** The draft's headers; a body without a content type is JSON. */
function sentHeaders(draft: Draft): Readonly<Record<string, string>> {
  const headers: Readonly<Record<string, string>> = Object.fromEntries(
    draft.headers.flatMap(({ name, value }) => (name.trim() === '' ? [] : [[name.trim(), value]])),
  );
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return draft.body === '' || hasType || !isJson(draft)
    ? headers
    : { ...headers, 'content-type': 'application/json' };
}

function withoutNames(headers: Readonly<Record<string, string>>, names: readonly string[]) {
  const replaced = new Set(names.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !replaced.has(name.toLowerCase())));
}

/** The outcome in the journal. */
async function outcomeOf({ id }: Tried['answer'], namespace: string): Promise<string | null> {
  if (id === null) return null;
  const { outcome } = await call('getRequest', { params: { id }, namespace });
  return outcome ?? null;
}
