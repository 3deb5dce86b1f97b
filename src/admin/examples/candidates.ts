import type { OperationContract } from '../../core/contract.ts';
import { fullTemplate } from '../../core/contract.ts';
import { plainFirst, signsInAtOnce } from '../../core/sign-in-order.ts';
import type { AccountEntry } from '../../core/provider.ts';
import { signInRequest } from '../../core/sign-in.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import { isRecord, parseJson } from '../../json.ts';
import type { ShownBody, ShownRequests } from './contract-requests.ts';
import type { ExampleRequest } from './trial.ts';

type Operation = OperationContract<unknown>;

/** The most accounts that a request is tried with. */
const mostAccounts = 5;

const nothingShown: ShownRequests = {
  ...{ summary: null, description: undefined, path: {}, query: {}, headers: {} },
  bodies: [undefined],
};

/** Requests that may be an example, the best first, with the account that is signed in before them. */
export interface Candidates {
  readonly account: string | null;
  readonly requests: Iterable<ExampleRequest>;
}

/** Returns the requests that may be an example of an operation: sign-ins, then without a session, then as each account. */
export function* candidatesOf(
  served: ServedProvider,
  operation: Operation,
  shown: ShownRequests = nothingShown,
): Generator<Candidates> {
  const sorted = plainFirst(served.fixtures.accounts);
  yield { account: null, requests: signIns(served, operation, sorted) };
  const active = sorted.filter(({ account }) => account.status === 'active');
  const [first] = active;
  if (first !== undefined)
    yield { account: null, requests: requestsOf(served, operation, shown, first, null) };
  // the control plane signs in accounts with a second factor, too
  for (const one of active.slice(0, mostAccounts)) {
    const { login } = one.account;
    yield { account: login, requests: requestsOf(served, operation, shown, one, login) };
  }
}

function* signIns(
  { provider, profile }: ServedProvider,
  { operationId }: Operation,
  accounts: readonly AccountEntry[],
): Generator<ExampleRequest> {
  for (const one of accounts) {
    const signIn = provider.signIn(one.account);
    if (signIn?.operationId !== operationId || !signsInAtOnce(one, provider)) continue;
    const { method, target, headers, body } = signInRequest(signIn, profile);
    const isJson = headers['content-type'] === 'application/json';
    const content = body === undefined ? {} : { body: isJson ? parseJson(body) : body };
    yield { method, path: target, headers, ...content, account: null };
  }
}

/** Returns the requests about an account; `login` is the account to sign in first. */
function* requestsOf(
  served: ServedProvider,
  operation: Operation,
  shown: ShownRequests,
  entry: AccountEntry,
  login: string | null,
): Generator<ExampleRequest> {
  const { method } = operation;
  for (const path of pathsOf(served, operation, shown, entry))
    for (const body of shown.bodies)
      for (const one of variantsOf(body, served, operation, entry))
        yield {
          method,
          path,
          headers: { ...contentType(one), ...shown.headers },
          ...content(one),
          account: login,
        };
}

/** Returns the paths with the values of the contract, and with those of the account in place of them. */
function pathsOf(
  { profile }: ServedProvider,
  operation: Operation,
  { path, query }: ShownRequests,
  { key, id = key, account }: AccountEntry,
): ReadonlySet<string> {
  const template = fullTemplate(profile.contract, operation);
  const pairs = new URLSearchParams(query).toString();
  const filled = (valueOf: (name: string) => string) =>
    `${template.replaceAll(/\{([^{}]+)\}/g, (_whole, name: string) => encodeURIComponent(valueOf(name)))}${pairs === '' ? '' : `?${pairs}`}`;
  return new Set([
    filled((name) => path[name] ?? 'x'),
    ...[id, key, account.login].map((own) => filled(() => own)),
  ]);
}

/** Returns a body as the contract shows it, with the account's password, and with its credentials. */
function variantsOf(
  body: ShownBody | undefined,
  { provider }: ServedProvider,
  { secrets }: Operation,
  { account }: AccountEntry,
): readonly (ShownBody | undefined)[] {
  if (body === undefined || !isRecord(body.value)) return [body];
  const marks = typeof secrets.request === 'object' ? (secrets.request.fields ?? {}) : {};
  const credentials = provider.signIn(account)?.body ?? {};
  const fields = Object.keys(body.value);
  const passwords = fields
    .filter((name) => marks[name] === 'password')
    .map((name) => [name, account.password] as const);
  const own = Object.entries(credentials).filter(([name]) => fields.includes(name));
  const value = { ...body.value, ...Object.fromEntries<unknown>([...passwords, ...own]) };
  return passwords.length + own.length === 0 ? [body] : [{ ...body, value }, body];
}

function contentType(body: ShownBody | undefined): Readonly<Record<string, string>> {
  return body === undefined ? {} : { 'content-type': body.type };
}

function content(body: ShownBody | undefined): Pick<ExampleRequest, 'body'> {
  if (body === undefined) return {};
  const { type, value } = body;
  if (!isRecord(value) || !type.includes('urlencoded')) return { body: value };
  const fields = Object.entries(value).map(([name, field]): [string, string] => [
    name,
    typeof field === 'string' ? field : JSON.stringify(field),
  ]);
  return { body: new URLSearchParams(fields).toString() };
}
