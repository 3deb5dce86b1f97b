'use server';

import * as rocketChat from '../lib/rocketchat.js';
import { readSession, writeSession } from '../lib/session.js';

/** Signs in with the fields of the form. Returns the refusal; after a success, Next.js renders the page again. */
export async function signIn(_, form) {
  const fields = ['user', 'password', 'code'].map((name) => [name, String(form.get(name) ?? '')]);
  const given = Object.fromEntries(fields.filter(([, value]) => value !== ''));
  const { session, ...refusal } = await rocketChat
    .signIn(given)
    .catch(() => ({ message: 'The server cannot be reached.' }));
  if (session === undefined) return { ...refusal, user: given.user };
  await writeSession(session);
  return {};
}

/** Signs out at Rocket.Chat, and deletes the cookie. */
export async function signOut() {
  const session = await readSession();
  if (session !== undefined) await rocketChat.signOut(session);
  await writeSession(undefined);
}
