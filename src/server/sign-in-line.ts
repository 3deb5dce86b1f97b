import type { AccountEntry } from '../core/provider.ts';
import type { ServedProvider } from '../emulator/emulator.ts';

/** A curl command that signs an account in, ready to be pasted; undefined where no account can with one request. */
export function signInLine(
  { provider, profile: { contract, endpoints }, fixtures }: ServedProvider,
  url: string,
  isUntrusted: boolean,
): string | undefined {
  const account = plainFirst(fixtures.accounts).find((one) => signsInAtOnce(one, provider));
  if (account === undefined) return undefined;
  const { operationId, path, body } = provider.signIn(account.account);
  const endpoint = endpoints.find((one) => one.contract.operationId === operationId);
  if (endpoint === undefined) return undefined;
  const segments = endpoint.contract.segments.map((segment) =>
    'literal' in segment ? segment.literal : encodeURIComponent(path[segment.parameter] ?? ''),
  );
  const target = quoted(`${url}${contract.basePath}/${segments.join('/')}`);
  const data = quoted(JSON.stringify(body));
  return `curl ${isUntrusted ? '-k ' : ''}${target} -H 'Content-Type: application/json' -d ${data}`;
}

/** Accounts with the one that signs in without more before the others. */
export function plainFirst(accounts: readonly AccountEntry[]): readonly AccountEntry[] {
  const isPlain = ({ logins }: AccountEntry) => logins.some((login) => /^plain(?:@|$)/i.test(login));
  return [...accounts.filter(isPlain), ...accounts.filter((one) => !isPlain(one))];
}

/** An operation with a code in its path needs an account that has a code at any time; every other needs one that has none. */
function signsInAtOnce({ account }: AccountEntry, provider: ServedProvider['provider']): boolean {
  const { status, secondFactor, fixedCode, captcha } = account;
  if (status !== 'active' || captcha === true) return false;
  const needsCode = Object.keys(provider.signIn(account).path).length > 0;
  return needsCode ? fixedCode !== undefined : secondFactor === undefined;
}

/** A text as a shell takes it: between single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
