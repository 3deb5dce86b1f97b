import { multipart } from '../forms.ts';
import type { Flow, Sent, Visit } from '../visit.ts';

const logins = [
  { path: '/apiv2/login', field: 'login' },
  { path: '/api/v1/login', field: 'user' },
  { path: '/v3/session/login', field: 'email' },
  { path: '/api/2.0/authentication', field: 'userName' },
] as const;

const json = { 'content-type': 'application/json' };

async function malformed({ random, send }: Visit): Promise<void> {
  const { path, field } = random.pick(logins);
  const bodies: readonly Pick<Sent, 'headers' | 'body'>[] = [
    { headers: json, body: `{"${field}":` },
    { headers: json, body: '[]' },
    { headers: json, body: `{"${field}":{"$ne":null},"__proto__":{"a":1}}` },
    { headers: json, body: '['.repeat(1 + random.below(5000)) },
    { headers: json, body: '' },
    { headers: { 'content-type': 'text/plain' }, body: random.word(30) },
    { headers: { ...json, 'content-encoding': 'gzip' }, body: 'not compressed' },
    { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disp' },
    { headers: { 'content-type': 'multipart/form-data' }, body: '--x--' },
  ];
  await send({ method: 'POST', path, ...random.pick(bodies) });
}

/** Sends a body below or above the size limit, which is a megabyte. */
async function large({ random, send }: Visit): Promise<void> {
  const { path, field } = random.pick(logins);
  const size = random.pick([10_000, 100_000, 900_000, 1_200_000]);
  const fields = { [field]: random.word(12).padEnd(size, 'x'), password: 'x', passwd: 'x' };
  const form = random.chance(0.5) ? { json: fields } : multipart(fields);
  await send({ path, ...form, ...(size > 1_048_576 ? { status: 413 } : {}) });
}

async function lost({ random, send }: Visit): Promise<void> {
  await send({ path: `/${random.word(10)}`, status: 404 });
  await send({ path: `/api/v1/${random.word(10)}` });
  await send({ method: 'DELETE', path: random.pick(logins).path });
  await send({
    method: 'OPTIONS',
    path: random.pick(logins).path,
    headers: { origin: 'http://localhost:3000' },
  });
}

async function preferred({ random, send }: Visit): Promise<void> {
  const { path } = random.pick(logins);
  const outcome = random.pick(['server-error', 'unavailable', 'locked-out', 'rate-limited', 'signed-in']);
  await send({
    method: 'POST',
    path,
    headers: { ...json, prefer: `outcome=${outcome}` },
    body: '{}',
    mayFail: true,
  });
  await send({ method: 'POST', path: `${path}?__code=500`, headers: json, body: '{}', mayFail: true });
}

/** Invalid requests, and requests that prefer a response. */
export const oddRequests: readonly Flow[] = [
  { name: 'malformed body', weight: 8, run: malformed },
  { name: 'large body', weight: 2, run: large },
  { name: 'unknown path', weight: 4, run: lost },
  { name: 'preferred answer', weight: 4, run: preferred },
];
