import { useState } from 'react';
import { signIn } from './interserver.ts';

interface Props {
  readonly api: string;
  readonly message: string;
  readonly onSignIn: (session: string) => void;
}

/** A form that asks for the code of the second factor only if the account has one. */
export function SignInForm({ api, message: first, onSignIn }: Props) {
  const [message, setMessage] = useState(first);
  const [asksForCode, setAsksForCode] = useState(false);

  async function submit(fields: FormData) {
    const [login, password, code] = ['login', 'password', 'code'].map((name) =>
      String(fields.get(name) ?? ''),
    );
    const result = await signIn(api, login, password, code);
    if ('session' in result) return onSignIn(result.session);
    setAsksForCode('asksForCode' in result || code !== '');
    setMessage('asksForCode' in result ? 'Enter the code of your app.' : result.refusal);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <p role="alert">{message}</p>
      <label>
        E-mail <input name="login" autoComplete="username" />
      </label>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" />
      </label>
      {asksForCode && (
        <label>
          Code <input name="code" inputMode="numeric" autoComplete="one-time-code" />
        </label>
      )}
      <button>Sign in</button>
    </form>
  );
}
