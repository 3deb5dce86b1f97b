/** Signs in at each provider of the emulator that `exec` has started, and calls its control plane. */
const { LOGIN_EMULATOR_URL: url } = process.env;
const form = (text) => ({ method: 'POST', body: new URLSearchParams(text) });
const json = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const requests = [
  ['/apiv2/login', json({ login: 'plain@example.com', passwd: 'Password-1' }), 200],
  ['/api/v1/login', form('user=plain&password=Password-1'), 200],
  ['/v3/session/login', json({ email: 'plain@example.com', password: 'Password-1' }), 200],
  ['/api/2.0/authentication', json({ userName: 'plain@example.com', password: 'Password-1' }), 200],
  ['/api/v1/login', form('user=plain&password=wrong'), 401],
  ['/__admin/health', {}, 200],
  ['/__admin/requests', {}, 200],
];

for (const [path, init, expected] of requests) {
  const response = await fetch(`${url}${path}`, init);
  if (response.status !== expected)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
