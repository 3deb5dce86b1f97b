import { isTokenNeeded, session } from '../state/session.ts';
import { api, dataOf } from './client.ts';

/** Reads what the caller may control; opens the sign-in form if that needs the token. */
export async function readSession(): Promise<void> {
  session.value = await dataOf(api.GET('/session'));
  isTokenNeeded.value = false;
}

/** Exchanges the token for the cookie. Throws a CallError if the token is wrong. */
export async function signIn(token: string): Promise<void> {
  await dataOf(api.POST('/session', { body: { token } }));
  await readSession();
}

/** Ends the session and asks for the token again. */
export async function signOut(): Promise<void> {
  await dataOf(api.DELETE('/session'));
  isTokenNeeded.value = true;
}
