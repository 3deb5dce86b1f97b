import { defaultAccounts, localPartOf } from '../../declared/accounts/default-accounts.ts';
import type { PlannedAccount } from '../plan.ts';
import { freeName } from './free-name.ts';
import type { Grants } from './grants.ts';

const password = 'Password-1';

/** Returns the accounts that differ by their rights: one with all scopes, one without, and one for each scope and role. */
export function accountsOf({ scopes, roles }: Grants): readonly PlannedAccount[] {
  const all = scopes.length === 0 ? {} : { scopes };
  // the other accounts of the fixtures are named after their purpose
  const taken = new Set(defaultAccounts([]).map(({ login }) => login));

  function named(right: string, rights: object, text: string): PlannedAccount {
    const name = freeName(localPartOf(right), (one) => taken.has(`${one}@example.com`));
    const login = `${name}@example.com`;
    taken.add(login);
    return { account: { login, password, ...rights }, text };
  }

  const [text, none] =
    scopes.length === 0
      ? ['signs in', []]
      : [
          'signs in with all scopes',
          [named('no-scopes', { scopes: [] }, 'is refused where a scope is required')],
        ];
  return [
    { account: { login: 'plain@example.com', password, ...all }, text },
    ...none,
    ...scopes.map((scope) => named(scope, { scopes: [scope] }, `has the scope ${scope} alone`)),
    ...roles.map((role) => named(role, { role, ...all }, `has the role ${role}`)),
  ];
}
