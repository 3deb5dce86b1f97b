/** Flows that need acts or rules that declared providers don't have yet. */
export const waiting: Readonly<Record<string, readonly string[]>> = {
  directus: [
    'sets up an authenticator app',
    'removes the authenticator app',
    'sets a new password by the token of a mail',
    'lets the token of a mail expire',
  ],
  mattermost: [
    'signs in by address or name, reads the account, and signs out',
    'lists and ends sessions',
    'changes the account and its password',
    'sets a new password by the code of a mail, which ends a lockout',
  ],
  allauth: [
    'creates an account and verifies its address',
    'sets a new password by the key of a mail',
    'changes the password, and lists sessions',
  ],
};
