import type { StringMap } from '../core/operation.ts';
import type { Provider } from '../core/provider.ts';
import type { AccountRecord, AccountRef } from '../core/records.ts';
import type { SignIn } from '../core/sign-in.ts';
import { definedOnly, isRecord } from '../json.ts';
import { memberOf, nodeAt } from './contract/pointer.ts';
import { cookieText } from './request/cookie-text.ts';
import { actsOf } from './marks/defaults.ts';
import type { ProviderMarks } from './runtime/resolve.ts';
import type { Marks } from './marks/types.ts';
import type { ProviderParts } from './runtime/parts.ts';
import { basicText, RequestDraft } from './request/draft.ts';
import { placesOf } from './request/read.ts';

/** The fields of an account that a sign-in sends. */
type Credentials = Pick<AccountRecord, 'login' | 'password' | 'fixedCode' | 'secondFactor'>;

/**
 * Returns the request that signs an account in, by the places that the sign-in of the marks reads; undefined without one.
 * It names the first client of the fixtures, if the sign-in reads one.
 */
export function signInOf(
  account: Credentials,
  parts: ProviderParts,
  client: SignInClient = {},
): SignIn | undefined {
  const found = signInActOf(parts);
  if (found === undefined) return undefined;
  const { operationId, act, types } = found;
  const request = new RequestDraft();
  for (const [place, value] of Object.entries(act.when ?? {})) request.put(place, exampleOf(value));
  request.put(act.reads?.login ?? act.reads?.email, account.login);
  request.put(act.reads?.password, account.password);
  request.put(act.reads?.client, client.id);
  request.put(act.reads?.clientSecret, client.secret);
  if (account.fixedCode !== undefined && account.secondFactor !== undefined)
    request.put(act.reads?.code, account.fixedCode);
  const isFormRead = act.reads?.login !== undefined && placesOf(act.reads.login)[0]?.isForm === true;
  const form =
    isFormRead ||
    (types.includes('application/x-www-form-urlencoded') && !types.some((type) => type.includes('json')));
  return finished(request, operationId, form);
}

/** The client that a sign-in names. */
interface SignInClient {
  readonly id?: unknown;
  readonly secret?: unknown;
}

/** Returns the first client of a fixture file. */
export function firstClient(fixture: unknown): SignInClient {
  const clients = isRecord(fixture) ? fixture['clients'] : undefined;
  const first: unknown = Array.isArray(clients) ? clients[0] : undefined;
  return isRecord(first) ? first : {};
}

/** Returns a value that fulfils a condition. */
export function exampleOf(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected[0] as unknown;
  return isRecord(expected) ? (expected['present'] === true ? 'true' : undefined) : expected;
}

interface SignInAct {
  readonly operationId: string;
  readonly act: Marks['Act'];
  readonly types: readonly string[];
}

/** The sign-in of each provider: the examples of a large contract ask for it thousands of times. */
const known = new WeakMap<ProviderParts, { readonly found: SignInAct | undefined }>();

function signInActOf(parts: ProviderParts): SignInAct | undefined {
  const { found } = known.get(parts) ?? {
    found: signInAct('sign-in', parts) ?? signInAct('sign-in-by-code', parts),
  };
  known.set(parts, { found });
  return found;
}

/** Whether an act names its account, so that the request signs in this one. */
function namesLogin({ reads }: Marks['Act']): boolean {
  return (reads?.login ?? reads?.email) !== undefined;
}

function signInAct(
  name: 'sign-in' | 'sign-in-by-code',
  { operations, document }: ProviderParts,
): SignInAct | undefined {
  for (const head of operations.all) {
    const mark = memberOf(nodeAt(document, head.pointer)?.value, 'x-login');
    if (!isRecord(mark)) continue;
    const act = actsOf(mark as unknown as Marks['Operation']).find(
      (one) => one.act === name && namesLogin(one),
    );
    if (act === undefined) continue;
    const types = [...(operations.details(head).body?.content.keys() ?? [])];
    return { operationId: head.operationId, act, types };
  }
  return undefined;
}

/** Returns the request of a draft as a sign-in. */
function finished(draft: RequestDraft, operationId: string, isForm: boolean): SignIn {
  const { path, query, headers, body } = draft.parts();
  return {
    ...{ operationId, path, query, headers },
    ...definedOnly({ body }),
    ...(isForm ? { contentType: 'application/x-www-form-urlencoded' as const } : {}),
  };
}

/** Returns the headers of a client with the tokens of a session. */
export function credentialsOf(
  tokens: Parameters<Provider['credentials']>[0],
  { account }: AccountRef,
  { carried, tokens: all }: ProviderMarks,
): StringMap {
  const headers: Record<string, string> = {};
  for (const { kind, carrier, mark } of carried) {
    if (carrier === undefined || mark.sameAs !== undefined || mark.outlivesSessions === true) continue;
    if (carrier.in === 'credentials') headers['authorization'] ??= basicText(account.login, account.password);
    const value = tokenOf(tokens, all.size === 1 ? undefined : kind);
    if (value === undefined) continue;
    if (carrier.in === 'bearer') headers['authorization'] ??= `${carrier.prefix ?? 'Bearer '}${value}`;
    if (carrier.in === 'header') headers[carrier.name] = `${carrier.prefix ?? ''}${value}`;
    if (carrier.in === 'cookie')
      headers['cookie'] = [headers['cookie'], cookieText(carrier.name, value, {})].filter(Boolean).join('; ');
    if (carrier.in === 'basic-username') headers['authorization'] ??= basicText(value, '');
    if (carrier.in === 'basic-password') headers['authorization'] ??= basicText('', value);
  }
  return headers;
}

/** Returns the token of a kind; undefined if the sign-in issued none of it. */
function tokenOf(
  tokens: Parameters<Provider['credentials']>[0],
  kind: string | undefined,
): string | undefined {
  try {
    return tokens(kind);
  } catch {
    return undefined;
  }
}
