import { fieldOf } from '../../../support/client.ts';
import type { Flow, Visit } from '../visit.ts';

const login = { path: '/v3/session/login', json: { email: 'plain@example.com', password: 'Password-1' } };
const aDay = 24 * 60 * 60;
/** Longer than any session lives, and longer than an ended session is stored. */
const aLongTime = 500 * aDay;

async function jump({ random, admin }: Visit): Promise<void> {
  const advanceSeconds = random.pick([31, 90, 3600, 2 * aDay]);
  await admin({ method: 'PATCH', path: '/clock', json: { advanceSeconds } });
  await admin({ path: '/clock', status: 200 });
}

async function longJump({ admin }: Visit): Promise<void> {
  await admin({ method: 'PATCH', path: '/clock', json: { advanceSeconds: aLongTime } });
}

async function outcomes({ random, send, admin }: Visit): Promise<void> {
  const outcome = random.pick(['invalid-credentials', 'locked-out', 'rate-limited']);
  const armed = await admin({
    path: '/scenarios',
    json: { provider: 'misaka', outcome, times: 2 },
    status: 201,
  });
  await send(login);
  await admin({ path: '/scenarios', status: 200 });
  await admin({ method: 'DELETE', path: `/scenarios/${fieldOf(armed, 'id')}` });
}

const faults = [
  ...['EMPTY_RESPONSE', 'MALFORMED_RESPONSE_CHUNK'],
  ...['RANDOM_DATA_THEN_CLOSE', 'CONNECTION_RESET_BY_PEER'],
] as const;

async function troubles({ random, send, admin }: Visit): Promise<void> {
  const trouble = random.chance(0.5)
    ? { fault: random.pick(faults) }
    : { outcome: random.pick(['server-error', 'unavailable']), delayMs: random.below(20) };
  await admin({ path: '/scenarios', json: { provider: 'misaka', times: 1, ...trouble }, status: 201 });
  await send({ ...login, mayFail: true });
  await send({ ...login, status: 200 });
  await admin({ path: '/scenario-sets/everyone-locked-out', method: 'POST', status: 201 });
  await send(login);
  await admin({ path: '/scenarios', method: 'DELETE', status: 204 });
}

async function transfer({ random, send, admin }: Visit): Promise<void> {
  await send({ ...login, status: 200 });
  const call = random.pick(['/state', '/bundle']);
  const exported = await admin({ path: call, status: 200 });
  await admin({ path: '/reset', method: 'POST', status: 204 });
  const headers = { 'content-type': 'application/json' };
  await admin({ path: call, method: 'PUT', headers, body: exported.text, status: 204 });
  await send({ ...login, status: 200 });
}

async function snapshots({ random, send, admin }: Visit): Promise<void> {
  const path = `/snapshots/${random.pick(['one', 'two'])}`;
  await admin({ path, method: 'PUT', status: [200, 201] });
  await send(login);
  await admin({ path: `${path}/restore`, method: 'POST' });
  await admin({ path: '/snapshots', status: 200 });
  await admin({ path, method: 'DELETE' });
}

async function reading({ random, admin }: Visit): Promise<void> {
  const path = random.pick([
    ...[
      '/requests?limit=20',
      '/requests/unmatched',
      '/outbox',
      '/sessions/rocketchat',
      '/outcomes',
      '/coverage',
    ],
    ...['/accounts/misaka?limit=5', '/namespaces', '/metrics', '/health', '/scenario-sets'],
  ]);
  await admin({ path, status: 200 });
  await admin({ path: '/requests/count', json: { provider: 'misaka' }, status: 200 });
  await admin({ path: `/${random.word(8)}`, status: 404 });
}

async function accounts({ random, send, admin }: Visit): Promise<void> {
  const email = `${random.word(12)}@example.com`;
  const path = `/accounts/misaka/${email}`;
  await admin({ method: 'PUT', path, json: { password: 'Password-1' }, status: 201 });
  await send({ path: login.path, json: { email, password: 'Password-1' }, status: 200 });
  await admin({ method: 'PATCH', path, json: { locked: true }, status: 200 });
  await send({ path: login.path, json: { email, password: 'Password-1' } });
  await admin({ method: 'DELETE', path, status: 204 });
}

/** Typical calls of test suites to the control plane. */
export const controlPlane: readonly Flow[] = [
  { name: 'clock jump', weight: 5, run: jump },
  { name: 'long clock jump', weight: 3, run: longJump },
  { name: 'outcome armed and removed', weight: 3, run: outcomes },
  { name: 'fault or server error armed', weight: 3, alone: true, run: troubles },
  { name: 'state exported and imported', weight: 2, alone: true, run: transfer },
  { name: 'snapshot saved and restored', weight: 2, run: snapshots },
  { name: 'read-only calls of the control plane', weight: 4, run: reading },
  { name: 'account created and removed', weight: 2, leaves: true, run: accounts },
];
