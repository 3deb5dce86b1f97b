import { adminPath } from '../page/address.ts';
import { isTokenNeeded, session } from '../page/session.ts';
import { call, endCalls } from './client.ts';

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

/** Tells the other tabs of this browser that the session ends, and that it has ended. */
const otherTabs = new BroadcastChannel(`login-emulator-console ${adminPath}`);

/**
 * Ends the session, and opens the page anew, which asks for the token. Nothing may be loading meanwhile: a refused call would
 * be an error in the browser's console.
 */
export async function signOut(): Promise<void> {
  const before = session.value;
  rest();
  otherTabs.postMessage('ending');
  try {
    await call('closeConsoleSession');
  } catch (error) {
    session.value = before;
    otherTabs.postMessage('kept');
    throw error;
  }
  otherTabs.postMessage('ended');
  globalThis.location.reload();
}

/** Follows the sign-out of another tab. */
export function watchSignOut(): void {
  const before = { session: session.value };
  otherTabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'ending') {
      before.session = session.value;
      rest();
    } else if (data === 'kept') session.value = before.session;
    else if (data === 'ended') globalThis.location.reload();
  });
}

/** Stops the events and all loading: without a session, the page shows nothing that loads. */
function rest(): void {
  session.value = undefined;
  endCalls();
}
