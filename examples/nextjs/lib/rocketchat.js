import { namespaceHeaders } from './emulator-namespace.js';

/** Sends a request to Rocket.Chat; returns the status and the body. Throws if the server doesn't answer. */
async function send(path, { headers, ...init } = {}) {
  const { ROCKETCHAT_URL = 'https://chat.example.com/api/v1' } = process.env;
  const response = await fetch(`${ROCKETCHAT_URL}${path}`, {
    ...init,
    headers: { ...headers, ...(await namespaceHeaders()) },
    cache: 'no-store',
  });
  return { status: response.status, body: await response.json() };
}

/** Signs in. Returns the session, or a refusal: a message, and whether a code is required. */
export async function signIn(fields) {
  const { status, body } = await send('/login', { method: 'POST', body: new URLSearchParams(fields) });
  if (status === 200) return { session: `${body.data.userId}.${body.data.authToken}` };
  const [message, asksForCode = false] = refusals[body.error] ?? [
    status === 401 ? 'User or password is wrong.' : 'The server is out of order.',
  ];
  return { message, asksForCode };
}

const refusals = {
  'totp-required': ['Enter the code of your app.', true],
  'totp-invalid': ['This code is not valid.', true],
  'error-login-blocked-for-user': ['Too many wrong passwords. Try again later.'],
  'error-user-is-not-activated': ['Your account is switched off.'],
};

/** Returns the user of a session; undefined if it has ended. */
export async function userOf(session) {
  const { status, body } = await send('/me', { headers: headersOf(session) });
  return status === 200 ? { name: body.name, email: body.emails[0].address } : undefined;
}

/** Ends a session. */
export async function signOut(session) {
  await send('/logout', { method: 'POST', headers: headersOf(session) });
}

function headersOf(session) {
  const [userId, authToken] = session.split('.');
  return { 'x-user-id': userId, 'x-auth-token': authToken };
}
