/** The result of a sign-in: a session id, a request for a code, or the reason of the refusal. */
export type SignIn =
  { readonly session: string } | { readonly asksForCode: true } | { readonly refusal: string };

/** Signs in at InterServer. `api` is its base URL. */
export async function signIn(api: string, login: string, passwd: string, tfa: string): Promise<SignIn> {
  try {
    const response = await fetch(`${api}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tfa === '' ? { login, passwd } : { login, passwd, tfa }),
    });
    const answer = await response.json();
    if (response.ok) return { session: answer.sessionId };
    if (answer.message === 'missing 2fa') return { asksForCode: true };
    return { refusal: refusals[response.status] ?? 'The server is out of order.' };
  } catch {
    return { refusal: 'The server cannot be reached.' };
  }
}

const refusals: Readonly<Record<number, string>> = {
  402: 'The password or the code is wrong.',
  403: 'Your account is closed.',
  429: 'Too many attempts. Try again later.',
};

/** An account of InterServer. */
export interface Account {
  readonly name: string;
  readonly email: string;
}

/** Returns the account of a session; undefined if the session has ended. */
export async function accountOf(api: string, session: string): Promise<Account | undefined> {
  const response = await fetch(`${api}/account`, { headers: { sessionid: session } });
  return response.ok ? (await response.json()).data : undefined;
}

/** Ends a session. */
export async function signOut(api: string, session: string): Promise<void> {
  await fetch(`${api}/logout`, { headers: { sessionid: session } });
}
