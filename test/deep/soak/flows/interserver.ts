import { fieldOf } from '../../../support/client.ts';
import { multipart, urlencoded } from '../forms.ts';
import type { Flow, Visit } from '../visit.ts';

const path = '/apiv2/login';
const passwd = 'Password-1';

async function signIn({ random, profile, isAlone, send, admin }: Visit): Promise<void> {
  const fields = { login: 'plain@example.com', passwd };
  const form = random.pick([{ json: fields }, multipart(fields)]);
  const session = { sessionid: fieldOf(await send({ path, ...form, status: 200 }), 'sessionId') };
  await send({ path: '/apiv2/account', headers: session, status: 200 });
  await send({ path: '/apiv2/home', headers: session, status: 200 });
  if (random.chance(0.5)) return;
  await send({ path: '/apiv2/logout', headers: session, status: 200 });
  await send({ path: '/apiv2/account', headers: session, status: 401 });
  if (isAlone && profile === 'documented') await admin({ path: '/sessions/interserver', status: 200 });
}

async function secondFactor({ random, send, admin }: Visit): Promise<void> {
  const login = random.pick(['totp@example.com', 'sms@example.com', 'mail@example.com']);
  await send({ path, json: { login, passwd }, status: 402 });
  const tfa = fieldOf(await admin({ path: `/codes/interserver/${login}`, status: 200 }), 'current');
  await send({ path, json: { login, passwd, tfa }, status: 200 });
  await send({ path, json: { login, passwd, tfa: 'wrong' }, status: 402 });
}

async function lockout({ random, profile, send }: Visit): Promise<void> {
  const login = random.pick(['plain@example.com', `${random.word(12)}@example.com`]);
  const wrong = profile === 'documented' ? 402 : 401;
  for (let time = 0; time < 5; time += 1) await send({ path, json: { login, passwd: 'x' }, status: wrong });
  await send({ path, json: { login, passwd }, status: 429 });
}

async function captcha({ random, send, admin }: Visit): Promise<void> {
  await send({ path: '/apiv2/captcha', status: 200 });
  await send({ path, json: { login: 'captcha@example.com', passwd }, status: 402 });
  await send({ path, ...urlencoded({ login: random.word(8), passwd }) });
  await admin({ path: '/outbox', status: 200 });
}

async function signUp({ random, send, admin }: Visit): Promise<void> {
  const login = `${random.word(14)}@example.com`;
  await send({ path: '/apiv2/signup', json: { login, passwd, tos: true, captcha: 'none' } });
  await admin({
    method: 'PUT',
    path: `/accounts/interserver/${login}`,
    json: { password: passwd },
    status: 201,
  });
  await send({ path, json: { login, passwd }, status: 200 });
  await admin({ method: 'DELETE', path: `/accounts/interserver/${login}`, status: 204 });
}

/** Typical requests of InterServer clients. */
export const interserver: readonly Flow[] = [
  { name: 'interserver: sign in', weight: 8, run: signIn },
  { name: 'interserver: second factor', weight: 4, run: secondFactor },
  { name: 'interserver: lockout', weight: 3, run: lockout },
  { name: 'interserver: captcha', weight: 2, run: captcha },
  { name: 'interserver: sign up', weight: 1, leaves: true, run: signUp },
];
