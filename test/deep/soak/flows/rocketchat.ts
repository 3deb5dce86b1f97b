import { fieldOf } from '../../../support/client.ts';
import { urlencoded } from '../forms.ts';
import type { Flow, Sent, Visit } from '../visit.ts';

const path = '/api/v1/login';
const password = 'Password-1';

async function signedIn(visit: Visit, sent: Pick<Sent, 'json' | 'body' | 'headers'>) {
  const answer = await visit.send({ path, ...sent, status: 200 });
  return { 'x-auth-token': fieldOf(answer, 'data.authToken'), 'x-user-id': fieldOf(answer, 'data.userId') };
}

async function signIn(visit: Visit): Promise<void> {
  const { random, send } = visit;
  const fields = { user: random.pick(['plain', 'plain@example.com']), password };
  const headers = await signedIn(visit, random.pick([{ json: fields }, urlencoded(fields)]));
  await send({ path: '/api/v1/me', headers, status: 200 });
  const end = random.pick(['stay', 'logout', 'users.logoutOtherClients']);
  if (end === 'stay') return;
  await send({ method: 'POST', path: `/api/v1/${end}`, headers, status: 200 });
  await send({ path: '/api/v1/me', headers, status: end === 'logout' ? 401 : 200 });
}

async function secondFactor(visit: Visit): Promise<void> {
  const { random, send, admin } = visit;
  const user = random.pick(['totp', 'mail']);
  await send({ path, json: { user, password }, status: 401 });
  const code = fieldOf(await admin({ path: `/codes/rocketchat/${user}`, status: 200 }), 'current');
  const headers = await signedIn(visit, { json: { user, password, code } });
  await send({ path: '/api/v1/me', headers, status: 200 });
  await send({ path, json: { user, password, code: '1' }, status: 401 });
}

async function unknown({ random, send }: Visit): Promise<void> {
  const user = random.word(20 + random.below(200));
  await send({ path, json: { user, password }, status: 401 });
  await send({ path: '/api/v1/me', headers: { 'x-auth-token': user, 'x-user-id': 'x' }, status: 401 });
}

async function register(visit: Visit): Promise<void> {
  const { random, send } = visit;
  const username = random.word(16);
  const json = { username, email: `${username}@example.com`, pass: 'Password-12345', name: 'New' };
  await send({ path: '/api/v1/users.register', json, status: 200 });
  const headers = await signedIn(visit, { json: { user: username, password: json.pass } });
  await send({ path: '/api/v1/me', headers, status: 200 });
}

/** Typical requests of Rocket.Chat clients. */
export const rocketchat: readonly Flow[] = [
  { name: 'rocketchat: sign in', weight: 8, run: signIn },
  { name: 'rocketchat: second factor', weight: 4, run: secondFactor },
  { name: 'rocketchat: unknown login', weight: 5, run: unknown },
  { name: 'rocketchat: register', weight: 1, leaves: true, run: register },
];
