/** A login with a correct password and no second factor. */
export interface Login {
  readonly provider: string;
  readonly profile: string;
  readonly path: string;
  readonly body: Readonly<Record<string, string>>;
}

const password = 'Password-1';
const email = 'plain@example.com';
const interserver = {
  provider: 'interserver',
  path: '/apiv2/login',
  body: { login: email, passwd: password },
};
const rocketchat = { provider: 'rocketchat', path: '/api/v1/login', body: { user: 'plain', password } };
const misaka = { provider: 'misaka', path: '/v3/session/login', body: { email, password } };
const onlyoffice = {
  provider: 'onlyoffice',
  path: '/api/2.0/authentication',
  body: { userName: email, password },
};

/** A login for each profile of each provider. */
export const logins: readonly Login[] = [
  { ...interserver, profile: 'documented' },
  { ...interserver, profile: 'observed' },
  { ...rocketchat, profile: 'documented' },
  { ...rocketchat, profile: 'observed' },
  { ...misaka, profile: 'documented' },
  { ...onlyoffice, profile: 'documented' },
  { ...onlyoffice, profile: 'observed' },
];
