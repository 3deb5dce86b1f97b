/** The result of a sign-in. */
export type SignIn =
  | { readonly is: 'signed-in'; readonly token: string; readonly name: string }
  | { readonly is: 'code-required'; readonly message: string }
  | { readonly is: 'refused'; readonly message: string }
  | { readonly is: 'too-many-attempts'; readonly message: string; readonly seconds: number };

/** The duration of the server's lockout, which its response doesn't contain. */
const lockoutSeconds = 5 * 60;

/** Signs in with `user`, `password` and optionally `code`, or resumes a session with its token: `resume`. */
export async function signIn(fields: Readonly<Record<string, string>>): Promise<SignIn> {
  try {
    const response = await fetch('/api/v1/login', { method: 'POST', body: new URLSearchParams(fields) });
    return read(response.status, await response.json());
  } catch {
    return { is: 'refused', message: 'The server cannot be reached.' };
  }
}

/** Translates the server's response to the page's result and message. */
function read(status: number, { data, error = '' }: Answer): SignIn {
  if (data !== undefined) return { is: 'signed-in', token: data.authToken, name: data.me.name };
  if (status >= 500) return { is: 'refused', message: 'The server is out of order.' };
  if (status === 429) {
    const seconds = Number(/wait (\d+) seconds/.exec(error)?.[1] ?? 60);
    return { is: 'too-many-attempts', message: 'Too many requests.', seconds };
  }
  if (error === 'error-login-blocked-for-user')
    return { is: 'too-many-attempts', message: 'Too many wrong passwords.', seconds: lockoutSeconds };
  if (error === 'totp-required') return { is: 'code-required', message: 'Enter the code of your app.' };
  if (error === 'totp-invalid') return { is: 'code-required', message: 'This code is not valid.' };
  return { is: 'refused', message: refusals[error] ?? 'You cannot sign in.' };
}

const refusals: Readonly<Record<string, string>> = {
  Unauthorized: 'User or password is wrong.',
  'error-user-is-not-activated': 'Your account is switched off.',
  'error-invalid-email': 'Confirm your e-mail address first.',
  'totp-max-attempts': 'Too many codes were wrong.',
};

interface Answer {
  readonly data?: { readonly authToken: string; readonly me: { readonly name: string } };
  readonly error?: string;
}
