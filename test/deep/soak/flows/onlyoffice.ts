import { fieldOf, type Answer } from '../../../support/client.ts';
import type { Flow, Visit } from '../visit.ts';

const path = '/api/2.0/authentication';
const password = 'Password-1';

/** Returns the token of a response; one of the profiles wraps it. */
function tokenOf(answer: Answer): string {
  return fieldOf(answer, 'token') || fieldOf(answer, 'response.token');
}

async function signIn({ random, send }: Visit): Promise<void> {
  const json = { userName: 'plain@example.com', password };
  const token = tokenOf(await send({ path, json, status: 200 }));
  const headers = random.pick([
    { authorization: token },
    { cookie: `asc_auth_key=${encodeURIComponent(token)}` },
  ]);
  await send({ path: '/api/2.0/people/@self', headers, status: 200 });
  await send({ path, headers, status: 200 });
  if (random.chance(0.5)) return;
  const cookie = { cookie: `asc_auth_key=${encodeURIComponent(token)}` };
  await send({ method: 'POST', path: `${path}/logout`, headers: cookie, status: 200 });
  await send({ path: '/api/2.0/people/@self', headers: cookie, status: 401 });
}

async function secondFactor({ random, send, admin }: Visit): Promise<void> {
  const userName = random.pick(['totp@example.com', 'sms@example.com']);
  const isByApp = userName === 'totp@example.com';
  await send({ path, json: { userName, password }, status: 200 });
  const code = fieldOf(await admin({ path: `/codes/onlyoffice/${userName}`, status: 200 }), 'current');
  // one profile reads the code from the path, the other from the body
  const right = { path: `${path}/${code}`, json: { userName, password, code } };
  await send({ ...right, ...(isByApp ? { status: 200 } : {}) });
  await send({ path: `${path}/wrong`, json: { userName, password } });
}

async function unknown({ random, send }: Visit): Promise<void> {
  const userName = `${random.word(10 + random.below(100))}@example.com`;
  await send({ path, json: { userName, password }, status: 401 });
  await send({ path: '/api/2.0/people/@self', headers: { authorization: userName }, status: 401 });
}

async function settings({ send }: Visit): Promise<void> {
  await send({ path: '/api/2.0/settings', status: 200 });
  await send({ path: `${path}/sendsms`, json: { userName: 'sms@example.com', password }, status: 200 });
}

/** Typical requests of ONLYOFFICE clients. */
export const onlyoffice: readonly Flow[] = [
  { name: 'onlyoffice: sign in', weight: 8, run: signIn },
  { name: 'onlyoffice: second factor', weight: 4, run: secondFactor },
  { name: 'onlyoffice: unknown login', weight: 5, run: unknown },
  { name: 'onlyoffice: settings and SMS', weight: 2, run: settings },
];
