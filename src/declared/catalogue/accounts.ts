import { isRecord } from '../../json.ts';

/** The accounts of the fixtures, by their purpose. */
export interface CatalogueAccounts {
  /** Returns an account that signs in by its password alone; with one of these roles if there are any. */
  plain(roles?: readonly string[]): string | undefined;
  /** Returns the logins of the accounts whose members have these values. */
  having(members: Readonly<Record<string, readonly unknown[]>>): readonly string[];
  passwordOf(login: string | undefined): string;
}

/** Reads the accounts of a checked fixture file. `roleField` is the field that has the role. */
export function catalogueAccounts(content: unknown, roleField: string): CatalogueAccounts {
  const listed = isRecord(content) && Array.isArray(content['accounts']) ? content['accounts'] : [];
  const accounts = listed.filter(isRecord);
  const loginOf = (account: Readonly<Record<string, unknown>> | undefined) =>
    typeof account?.['login'] === 'string' ? account['login'] : undefined;
  const isPlain = ({ status, secondFactor, captcha, lockedUntil }: Readonly<Record<string, unknown>>) =>
    (status === undefined || status === 'active') &&
    (secondFactor === undefined || secondFactor === 'none') &&
    captcha !== true &&
    lockedUntil === undefined;
  return {
    plain(roles = []) {
      const all = accounts.filter(isPlain);
      const fitting = all.filter((one) =>
        [one[roleField]].flat().some((role) => roles.includes(String(role))),
      );
      const named = all.find((one) => /^plain(@|$)/.test(loginOf(one) ?? ''));
      return loginOf(roles.length > 0 ? fitting[0] : (named ?? all[0]));
    },
    having: (members) =>
      accounts
        .filter((one) => Object.entries(members).every(([name, values]) => values.includes(one[name])))
        .flatMap((one) => loginOf(one) ?? []),
    passwordOf(login) {
      const { password } = accounts.find((one) => one['login'] === login) ?? {};
      return typeof password === 'string' ? password : 'its password';
    },
  };
}
