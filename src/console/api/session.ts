import { isTokenNeeded, session } from '../page/session.ts';
import { call } from './client.ts';

/** Reads what the caller may control; opens the sign-in form if that needs the token. */
export async function readSession(): Promise<void> {
  const read = await call('getConsoleSession');
  if (read.signedIn) session.value = read;
  isTokenNeeded.value = !read.signedIn;
}

/** Exchanges the token for the cookie. Throws a CallError if the token is wrong. */
export async function signIn(token: string): Promise<void> {
  await call('openConsoleSession', { body: { token } });
  await readSession();
}

/** Ends the session and asks for the token again. */
export async function signOut(): Promise<void> {
  await call('closeConsoleSession');
  isTokenNeeded.value = true;
}
