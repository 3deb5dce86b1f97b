import { findAccount } from '../../core/account.ts';
import { fullTemplate, type OperationContract } from '../../core/contract.ts';
import type { Context } from '../../core/operation.ts';
import { selectedOutcome, type OutcomeName } from '../../core/outcome.ts';
import type { AccountRef, SessionWish } from '../../core/records.ts';
import { endSessionsOf } from '../../core/session-changes.ts';
import { issuedToken, tokenId } from '../../core/session.ts';
import { signInRequest } from '../../core/sign-in.ts';
import type { components } from '../../generated/admin/types.ts';
import { namespaceUrl } from '../../http/emulator-urls.ts';
import { prefixOf } from '../../http/request-url.ts';
import { definedOnly, parseJson } from '../../json.ts';
import { defaultNamespace } from '../../store/store.ts';
import { problem, type AdminCall, type ProblemReply } from '../handler.ts';
import type { ProviderRecords } from '../provider-records.ts';
import type { Answer, ResendRequest } from '../resend.ts';
import { deathOf, termOf } from './sessions.ts';
import { cookiesIn, stringsIn, vendorHeaders } from './vendor-answer.ts';

type SignedIn = components['schemas']['SignedIn'];
type Call = AdminCall<'signIn'>;

/** An expired session had this lifetime. Short, so that a token that renews it is still valid. */
const expiredSeconds = 60;

/** Starts a session through the data plane, and returns the answer with its tokens. */
export async function startSession(
  call: Call,
  login: string,
  { state, expiresInSeconds }: SessionWish,
): Promise<{ readonly answer: SignedIn } | ProblemReply<404 | 409>> {
  const { records, resend: send } = call;
  const found = await records.readPatched((context) => findAccount(login, context.state));
  if (found === undefined) return problem('account-not-found', `no account has the login ${login}`);
  const request = requestOf(call, found);
  if (request === undefined) return withoutSignIn(records, found, state);
  const seconds = state === 'expired' ? expiredSeconds : expiresInSeconds;
  const agoMs = state === 'expired' ? (expiredSeconds + 1) * 1000 : 0;
  const { answer, entry } = await send({ ...request, start: { agoMs, seconds } });
  if (answer === undefined || entry?.outcome !== 'signed-in' || answer.status >= 400)
    return problem(
      'sign-in-withheld',
      `the sign-in was answered with ${String(answer?.status)}: ${answer?.text ?? ''}`,
    );
  return {
    answer: await records.read((context) => {
      const tokens = tokensIn(answer, context);
      if (state === 'revoked') endSessionsOf(valuesOf(tokens), 'revoked', context);
      return {
        ...signedIn(records, found, entry.id, answer, tokens, context),
        ...definedOnly({ whoAmI: whoAmI(call) }),
      };
    }),
  };
}

/** Returns the headers of a client that sends its login and password with each request, or why it has no session. */
function withoutSignIn(
  { served }: ProviderRecords,
  found: AccountRef,
  state: SessionWish['state'],
): { readonly answer: SignedIn } | ProblemReply<409> {
  const requestHeaders = { ...served.provider.credentials(noToken, found) };
  if (Object.keys(requestHeaders).length === 0)
    return problem(
      'sign-in-withheld',
      `${served.id} has no operation that signs in by a login; mark one with \`act: sign-in\``,
    );
  if (state === 'expired' || state === 'revoked')
    return problem(
      'sign-in-withheld',
      `a session of ${served.id} can't be ${state}: each request carries the login and the password`,
    );
  const { key, account } = found;
  const isDisabled = account.status === 'disabled';
  return {
    answer: {
      ...{ provider: served.id, account: key, login: account.login },
      active: account.status === 'active',
      ...(isDisabled ? { reason: 'account-disabled' } : {}),
      ...{ headers: {}, cookies: [], body: null, tokens: [], requestHeaders },
    },
  };
}

function noToken(): never {
  throw new Error('the provider issues no token');
}

/** Builds the request of a client that signs the account in, at the address of this call; undefined without a sign-in. */
function requestOf(
  { records: { served }, request, origin, namespace }: Call,
  { account }: AccountRef,
): ResendRequest | undefined {
  const { provider, profile } = served;
  const signIn = provider.signIn(account);
  if (signIn === undefined) return undefined;
  const { method, target, headers, body = '' } = signInRequest(signIn, profile);
  const { host, protocol } = new URL(origin);
  return {
    method,
    target: `${prefixOf(request)}${target}`,
    headers: {
      host,
      'x-emulator-namespace': namespace,
      ...headers,
      'content-length': Buffer.byteLength(body),
    },
    body,
    isEncrypted: protocol === 'https:',
  };
}

/** Returns the URL of the operation that returns the current account. */
function whoAmI({ records: { served }, origin, namespace }: Call): string | undefined {
  const { contract, endpoints } = served.profile;
  const operation = endpoints.map((one) => one.contract).find(tellsAccount);
  if (operation === undefined) return undefined;
  const url = namespace === defaultNamespace ? origin : namespaceUrl(origin, namespace);
  return url + fullTemplate(contract, operation);
}

function tellsAccount(contract: OperationContract<unknown>): boolean {
  const { method, segments } = contract;
  // the outcomes last, because a contract may compute them when they are read
  if (method !== 'GET' || !segments.every((segment) => 'literal' in segment)) return false;
  const names: readonly OutcomeName[] = ['who-am-i', 'token-invalid'];
  return names.every((name) => selectedOutcome(name, contract.outcomes) !== undefined);
}

type Tokens = SignedIn['tokens'];

/** Returns the tokens in an answer: the values of its body, cookies and headers that are tokens of its provider. */
function tokensIn({ text, headers }: Answer, { state, environment }: Context): Tokens {
  const values = new Set([
    ...stringsIn(parseJson(text)),
    ...cookiesIn(headers).map(({ value }) => decodeURIComponent(value)),
    // a header may have a word before its token
    ...stringsIn(Object.values(headers)).flatMap((value) => [value, value.slice(value.lastIndexOf(' ') + 1)]),
  ]);
  return [...values].flatMap((value) => {
    const token = state.get('tokens', value);
    if (token === undefined) return [];
    const { kind, expiresAt } = termOf(token, environment);
    return [{ id: tokenId(token), token: value, kind, expiresAt }];
  });
}

/** Returns the values of the tokens in an answer. */
export function valuesOf(tokens: Tokens): readonly string[] {
  return tokens.map(({ token }) => token);
}

function signedIn(
  { served }: ProviderRecords,
  found: AccountRef,
  request: string,
  { status, headers, text }: Answer,
  tokens: Tokens,
  context: Context,
): SignedIn {
  const tokenOf = (kind: string | null = null) => {
    const token = tokens.find((one) => one.kind === kind)?.token;
    if (token === undefined)
      throw new Error(`the answer of ${served.id} has no token of the kind ${String(kind)}`);
    return token;
  };
  const requestHeaders = { ...served.provider.credentials(tokenOf, found) };
  // without a token, the headers have the login and the password
  const isActive = tokens.length === 0 && Object.keys(requestHeaders).length > 0;
  return {
    provider: served.id,
    account: found.key,
    login: found.account.login,
    request,
    ...(isActive ? { active: found.account.status !== 'disabled' } : activityOf(tokens, context)),
    status,
    headers: { ...vendorHeaders(headers) },
    cookies: cookiesIn(headers),
    body: parseJson(text) ?? text,
    tokens,
    requestHeaders,
  };
}

/** Returns whether the first token is active: the token that clients send with requests. */
export function activityOf([first]: Tokens, context: Context): Pick<SignedIn, 'active' | 'reason'> {
  if (first === undefined) return { active: false };
  const issued = issuedToken(first.token, context.state);
  const account = issued && context.state.get('accounts', issued.token.account);
  const reason = deathOf(first.token, account, context);
  return definedOnly({ active: issued !== undefined && reason === undefined, reason });
}
