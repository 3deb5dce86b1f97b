import { cookies } from 'next/headers';

const name = 'session';

/** Returns the session in the cookie of the request; undefined without one. */
export async function readSession() {
  return (await cookies()).get(name)?.value;
}

/** Stores the session in a cookie that scripts of the page cannot read; deletes the cookie if it is undefined. */
export async function writeSession(session) {
  const jar = await cookies();
  if (session === undefined) jar.delete(name);
  else jar.set(name, session, { httpOnly: true, sameSite: 'lax', secure: true, path: '/' });
}
