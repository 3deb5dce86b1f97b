import { fieldOf } from '../../../support/client.ts';
import type { Flow, Visit } from '../visit.ts';

const path = '/v3/session/login';
const password = 'Password-1';

async function signIn({ random, send }: Visit): Promise<void> {
  const tokens = await send({ path, json: { email: 'plain@example.com', password }, status: 200 });
  const refresh = fieldOf(tokens, 'refresh');
  const next = await send({ path: '/v3/session/refresh', json: { refresh }, status: 200 });
  await send({ path: '/v3/session/refresh', json: { refresh }, status: 401 });
  if (random.chance(0.5)) return;
  const json = { refresh: fieldOf(next, 'refresh') };
  await send({ path: '/v3/session/logout', json });
  await send({ path: '/v3/session/refresh', json, status: 401 });
}

async function secondFactor({ random, send, admin }: Visit): Promise<void> {
  const email = random.pick(['totp@example.com', 'sms@example.com', 'mail@example.com']);
  await send({ path, json: { email, password }, status: 401 });
  const code = fieldOf(await admin({ path: `/codes/misaka/${email}`, status: 200 }), 'current');
  await send({ path: `${path}/2fa`, json: { email, password, code: 'wrong' }, status: 401 });
  await send({ path: `${path}/2fa`, json: { email, password, code }, status: 200 });
}

async function unknown({ random, send }: Visit): Promise<void> {
  const email = `${random.word(10 + random.below(100))}@example.com`;
  await send({ path, json: { email, password }, status: 401 });
}

async function changePassword({ send }: Visit): Promise<void> {
  const signedIn = await send({ path, json: { email: 'plain@example.com', password }, status: 200 });
  const headers = { authorization: `Bearer ${fieldOf(signedIn, 'access')}` };
  const json = { current_password: password, new_password: 'Password-2', logout_all_sessions: true };
  await send({ path: '/v3/account/password', headers, json, status: 200 });
  await send({ path, json: { email: 'plain@example.com', password }, status: 401 });
}

/** Typical requests of Misaka.io clients. */
export const misaka: readonly Flow[] = [
  { name: 'misaka: sign in and refresh', weight: 8, run: signIn },
  { name: 'misaka: second factor', weight: 4, run: secondFactor },
  { name: 'misaka: unknown login', weight: 5, run: unknown },
  { name: 'misaka: change the password', weight: 1, alone: true, run: changePassword },
];
