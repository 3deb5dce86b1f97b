/** The tokens of a signed-in user. */
export interface Session {
  readonly name: string;
  readonly access: string;
}

/** The result of a sign-in: a session, a request for a code, or the reason of the refusal. */
export type SignIn =
  { readonly session: Session } | { readonly asksForCode: true } | { readonly refusal: string };

/** Signs in at Misaka.io; the code of a second factor has its own path. */
export async function signIn(api: string, email: string, password: string, code: string): Promise<SignIn> {
  try {
    const response = await fetch(`${api}/session/login${code === '' ? '' : '/2fa'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(code === '' ? { email, password } : { email, password, code }),
    });
    const answer = await response.json();
    if (response.ok) return { session: { name: answer.user.display_name, access: answer.access } };
    if (answer.detail === 'Two-factor authentication required') return { asksForCode: true };
    return { refusal: refusals[response.status] ?? 'You cannot sign in.' };
  } catch {
    return { refusal: 'The server cannot be reached.' };
  }
}

const refusals: Readonly<Record<number, string>> = {
  401: 'The password or the code is wrong.',
  403: 'Your account is switched off.',
  422: 'The password or the code is wrong.',
  429: 'Too many attempts. Try again later.',
  503: 'The server is out of order.',
};

/** Returns the user's e-mail address; undefined if the session has ended. */
export async function emailOf(api: string, { access }: Session): Promise<string | undefined> {
  const response = await fetch(`${api}/session/token`, { headers: { authorization: `Bearer ${access}` } });
  return response.ok ? (await response.json()).user.email : undefined;
}
