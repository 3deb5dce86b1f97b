import type { AccountEntry, Provider } from './provider.ts';

/** Sorts accounts: those that sign in with only a password first. The first one of the embedded fixtures is the vendor's placeholder. */
export function plainFirst(accounts: readonly AccountEntry[]): readonly AccountEntry[] {
  const isPlain = ({ logins }: AccountEntry) => logins.some((login) => /^plain(?:@|$)/i.test(login));
  return [...accounts.filter(isPlain), ...accounts.filter((one) => !isPlain(one))];
}

/** Whether an account signs in with one request. A path with a code needs a fixed code, any other path needs none. */
export function signsInAtOnce({ account }: AccountEntry, provider: Pick<Provider, 'signIn'>): boolean {
  const { status, secondFactor, fixedCode, captcha } = account;
  if (status !== 'active' || captcha === true) return false;
  const signIn = provider.signIn(account);
  if (signIn === undefined) return false;
  const needsCode = Object.keys(signIn.path).length > 0;
  return needsCode ? fixedCode !== undefined : secondFactor === undefined;
}
