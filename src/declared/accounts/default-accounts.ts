/** An account of the default fixtures. */
type DefaultAccount = Readonly<Record<string, unknown>> & { readonly login: string };

const password = 'Password-1';

/** The accounts that every provider has, named after their purpose. */
const purposes: readonly DefaultAccount[] = [
  { login: 'plain@example.com', password },
  { login: 'totp@example.com', password, secondFactor: 'totp', totpSecret: 'JBSWY3DPEHPK3PXP' },
  { login: 'sms@example.com', password, secondFactor: 'sms', phone: '+12025550100' },
  { login: 'mail@example.com', password, secondFactor: 'mail' },
  { login: 'disabled@example.com', password, status: 'disabled' },
  { login: 'unverified@example.com', password, status: 'unverified' },
  { login: 'captcha@example.com', password, captcha: true },
  { login: 'locked@example.com', password, lockedUntil: 'forever' },
];

/** Returns the accounts of a provider without a fixture file: one for each purpose, and one for each role. */
export function defaultAccounts(roles: readonly string[], field = 'role'): readonly DefaultAccount[] {
  const taken = new Set(purposes.map(({ login }) => login));
  const ofRoles = [...new Set(roles)].map((role) => {
    const login = `${localPartOf(role)}@example.com`;
    return { login: taken.has(login) ? `role-${login}` : login, password, [field]: role };
  });
  return [...purposes, ...ofRoles].map((account) => ({ ...account }));
}

/** Returns a role as the local part of an e-mail address. */
export function localPartOf(role: string): string {
  const name = role
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return name === '' ? 'role' : name;
}
