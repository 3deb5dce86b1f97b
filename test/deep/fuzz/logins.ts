const accounts = ['plain', 'totp', 'sms', 'mail', 'captcha', 'nobody'];

/** Logins of the default accounts, in each provider's form. */
export const logins = accounts.flatMap((name) => {
  const [email, password] = [`${name}@example.com`, 'Password-1'];
  const ways: readonly (readonly [string, object])[] = [
    ['/apiv2/login', { login: email, passwd: password }],
    ['/api/v1/login', { user: name, password }],
    ['/v3/session/login', { email, password }],
    ['/api/2.0/authentication', { userName: email, password }],
  ];
  return ways.map(([path, fields]) => ({ path, body: JSON.stringify(fields) }));
});
