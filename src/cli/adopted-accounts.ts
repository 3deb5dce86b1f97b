import type { Adopted } from '../adopt/adopt.ts';

/** More accounts make the line long. */
const mostOthers = 8;

/** Returns the line that tells with which accounts to sign in; nothing if no sign-in was proved. */
export function accountsText({ accounts, proof }: Pick<Adopted, 'accounts' | 'proof'>): readonly string[] {
  const [first, ...others] = accounts;
  const isProved = proof.some(({ name, result }) => name === 'signed in' && result === 'ok');
  if (first === undefined || !isProved) return [];
  const account = first.password === undefined ? first.login : `${first.login} / ${first.password}`;
  const listed = others.slice(0, mostOthers).map(({ login }) => login);
  const more = others.length > mostOthers ? ` and ${others.length - mostOthers} more` : '';
  const rest = listed.length === 0 ? '' : `; other accounts: ${listed.join(', ')}${more}`;
  return ['', `sign in as ${account}${rest}`];
}
