import type { AccountEntry, Provider } from '../../core/provider.ts';
import { definedOnly, isRecord, parseJson } from '../../json.ts';
import type { RecordedFlow, RecordedStep, TableRequest } from './recorded-table.ts';
import { answerOf, requestFor, signInOf, type SendRequest } from './table-requests.ts';

type Headers = TableRequest['headers'];

/**
 * Records the life of a session: a sign-in, its account, and its end. The session's token is a text of the answer, or a
 * cookie. Returns undefined if no request with them is accepted.
 */
export async function recordSession(
  provider: Provider,
  entry: AccountEntry,
  send: SendRequest,
): Promise<RecordedFlow | undefined> {
  const whoAmI = await requestFor(provider, 'who-am-i');
  const signOut = await requestFor(provider, 'signed-out');
  const request = signInOf(provider, entry.account);
  if (whoAmI === undefined || request === undefined) return undefined;
  const response = await send(request);
  const answer = answerOf(response);
  const isAccepted = async (headers: Headers) =>
    answerOf(await send({ ...whoAmI, ...definedOnly({ headers }) })).outcome === 'who-am-i';
  const name = `a session of ${entry.account.login}`;
  const later = [whoAmI, ...(signOut === undefined ? [] : [signOut, whoAmI])];

  for (const { path, value } of textsIn(parseJson(await response.text()))) {
    const headers = provider.credentials(() => value, entry);
    if (Object.keys(headers).length === 0 || !(await isAccepted(headers))) continue;
    const shown = provider.credentials(() => '<use:token>', entry);
    const signedIn = { request, answer: { ...answer, body: withText(path, '<save:token>') } };
    return { name, steps: [signedIn, ...(await recorded(later, headers, shown, send))] };
  }
  const cookie = response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  if (cookie === '' || !(await isAccepted({ cookie }))) return undefined;
  const steps = [{ request, answer }, ...(await recorded(later, { cookie }, undefined, send))];
  return { name, jar: true, steps };
}

/** Sends requests with headers, which the table shows in another way. */
async function recorded(
  requests: readonly TableRequest[],
  headers: Headers,
  shown: Headers,
  send: SendRequest,
): Promise<readonly RecordedStep[]> {
  const steps: RecordedStep[] = [];
  for (const request of requests) {
    const answer = answerOf(await send({ ...request, ...definedOnly({ headers }) }));
    steps.push({ request: { ...request, ...definedOnly({ headers: shown }) }, answer });
  }
  return steps;
}

interface TextAt {
  readonly path: readonly string[];
  readonly value: string;
}

/** Returns the texts of JSON objects with their paths. */
function textsIn(value: unknown, path: readonly string[] = []): readonly TextAt[] {
  if (typeof value === 'string') return [{ path, value }];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, [...path, name]));
}

function withText(path: readonly string[], text: string): unknown {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), text);
}
