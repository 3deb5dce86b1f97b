import { useState } from 'react';
import { AccountMenu } from './AccountMenu.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The product: a sign-in form, and an account menu behind it. `api` is the base URL of InterServer. */
export function App({ api, session: first }: { readonly api: string; readonly session?: string }) {
  const [session, setSession] = useState(first);
  const [message, setMessage] = useState('');

  function leave(reason: string) {
    setSession(undefined);
    setMessage(reason);
  }

  return session === undefined ? (
    <SignInForm api={api} message={message} onSignIn={setSession} />
  ) : (
    <AccountMenu api={api} session={session} onLeave={leave} />
  );
}
