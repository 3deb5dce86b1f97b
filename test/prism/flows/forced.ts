import { contracts } from '../contracts.ts';
import { bare, json, post, put, totp, type Flow, type Step } from '../flow.ts';

const password = 'Password-1';
const login = 'plain@example.com';

/** A valid request to each operation, on which outcomes are forced. */
const requests: Readonly<Record<string, Step>> = {
  'interserver login': post('/login', json({ login, passwd: password }), 200),
  'interserver signup': post('/signup', json({ login, passwd: password, tos: true, captcha: 'text' }), 200),
  'interserver enableTwoFactor': post('/account/2fa', json({ '2fa_google_code': totp() }), 200),
  'interserver changePassword': post(
    '/account/password',
    json({ currentpassword: password, password, password2: password }),
    200,
  ),
  'rocketchat login': post('/login', json({ user: 'plain', password }), 200),
  'rocketchat logoutUser': post('/users.logout', json({}), 200),
  'rocketchat sendEmailCode': post('/users.2fa.sendEmailCode', json({ emailOrUsername: 'plain' }), 200),
  'rocketchat registerUser': post(
    '/users.register',
    json({ username: 'new', email: login, pass: password, name: 'New' }),
    200,
  ),
  'misaka login': post('/session/login', json({ email: login, password }), 200),
  'misaka loginWithTwoFactor': post(
    '/session/login/2fa',
    json({ email: login, password, code: totp() }),
    200,
  ),
  'misaka refresh': post('/session/refresh', json({ refresh: 'text' }), 200),
  'misaka logout': post('/session/logout', json({ refresh: 'text' }), 200),
  'misaka changePassword': post(
    '/account/password',
    json({ current_password: password, new_password: password }),
    200,
  ),
  'onlyoffice authenticateByCode': post(
    `/authentication/${totp()}`,
    json({ userName: 'totp@example.com', password }),
    200,
  ),
  'onlyoffice authenticate': post('/authentication', json({ userName: login, password }), 200),
  'onlyoffice sendSms': post('/authentication/sendsms', json({ userName: login, password }), 200),
  'onlyoffice setPhone': post('/authentication/setphone', json({ mobilePhone: '+15550199' }), 200),
  'onlyoffice confirm': post('/authentication/confirm', json({ type: 'TfaAuth', key: 'text' }), 200),
  'onlyoffice setTwoFactorSettings': put('/settings/tfaapp', json({ type: 'App' }), 200),
  'onlyoffice setTwoFactorSettingsWithLink': put('/settings/tfaappwithlink', json({ type: 2 }), 200),
  'onlyoffice validateCode': post('/settings/tfaapp/validate', json({ code: totp() }), 200),
  'onlyoffice renewApp': put(
    '/settings/tfaappnewapp',
    json({ id: '13f810fe-d3e7-83d6-c33b-766d65ae4168' }),
    200,
  ),
  'onlyoffice setLoginSettings': put(
    '/settings/security/loginsettings',
    json({ attemptCount: 3, blockTime: 15, checkPeriod: 60 }),
    200,
  ),
};

/** Credentials by provider. They needn't be valid, because the outcome is forced. */
const credentials: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  interserver: { sessionid: 'text' },
  rocketchat: { 'x-auth-token': 'text', 'x-user-id': 'text' },
  onlyoffice: { authorization: 'text', confirm: 'type=TfaActivation' },
  misaka: { authorization: 'Bearer text' },
};

/** Creates a request to an operation of a contract, with more headers. */
export function requestWith(id: string, operation: string, headers: Readonly<Record<string, string>>): Step {
  const contract = contracts.find((one) => one.id === id);
  const found = contract?.operations.find(({ operationId }) => operationId === operation);
  if (contract === undefined || found === undefined) throw new Error(`${id} has no operation ${operation}`);
  const { provider } = contract;
  const step = requests[`${provider} ${operation}`] ?? bare(found.method, found.template, 200);
  return { ...step, headers: { ...step.headers, ...credentials[provider], ...headers } };
}

/** Forces every outcome of every operation by name, and every status by number, with `Prefer`. */
export const forced: readonly Flow[] = contracts.flatMap(({ id, operations }) =>
  operations.flatMap(({ operationId, outcomes }) => {
    const rows = Object.entries(outcomes).flatMap(([name, said = []]) =>
      said.map((row) => ({ name, several: said.length > 1, ...row })),
    );
    const byNumber = rows
      .filter(({ first }) => first)
      .map(({ status }) => [`code=${status}`, status] as const);
    const byName = rows.map(
      ({ name, several, status }) =>
        [several ? `outcome=${name}, code=${status}` : `outcome=${name}`, status] as const,
    );
    return [...new Map([...byName, ...byNumber])].map(([prefer, status]) => ({
      name: `${id}: ${operationId} with Prefer: ${prefer}`,
      provider: id,
      steps: [{ ...requestWith(id, operationId, { prefer }), status }],
    }));
  }),
);
