import { userOf } from '../../../lib/rocketchat.js';
import { readSession } from '../../../lib/session.js';

/** Returns the signed-in user to scripts: 401 without a valid session. */
export async function GET() {
  const session = await readSession();
  const user = session === undefined ? undefined : await userOf(session);
  return user === undefined ? Response.json({ error: 'Sign in.' }, { status: 401 }) : Response.json(user);
}
