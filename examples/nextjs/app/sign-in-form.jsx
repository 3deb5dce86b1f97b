'use client';

import { useActionState } from 'react';
import { signIn } from './actions.js';

export function SignInForm({ message }) {
  const [refusal, submit, isPending] = useActionState(signIn, { message });
  return (
    <form action={submit}>
      <p role="alert">{refusal.message}</p>
      <label>
        User <input name="user" autoComplete="username" defaultValue={refusal.user} required />
      </label>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {refusal.asksForCode && (
        <label>
          Code <input name="code" inputMode="numeric" autoComplete="one-time-code" />
        </label>
      )}
      <button disabled={isPending}>Sign in</button>
    </form>
  );
}
