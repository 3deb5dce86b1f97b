import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { signIn } from '../api/session.ts';
import { CallError, messageOf } from '../api/problem.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';

/** Asks for the token of the control plane, which is exchanged for a cookie that scripts can't read. */
export function SignIn() {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const send = async () => {
    try {
      await signIn(tokenIn(token));
    } catch (error) {
      setProblem(error instanceof CallError && error.status === 401 ? wrongToken : messageOf(error));
    }
  };
  return (
    <main class="sign-in">
      <h1>login-emulator</h1>
      <p>This emulator is reached from other machines, so its console needs a token.</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field
          label="Token"
          hint="The emulator printed it at its start, after “Bearer”. LOGIN_EMULATOR_TOKEN sets another."
        >
          <input
            ref={field}
            type="password"
            autocomplete="current-password"
            required
            value={token}
            onInput={({ currentTarget }) => setToken(currentTarget.value)}
          />
        </Field>
        {problem === undefined ? null : (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <Button kind="primary" type="submit" isDisabled={token.trim() === ''}>
          Open the console
        </Button>
      </form>
    </main>
  );
}

const wrongToken =
  'This token is wrong. Copy the token that this emulator printed at its start: another start prints another.';

/** Returns the token in a pasted text, which may be the whole printed header: `-H "Authorization: Bearer …"`. */
function tokenIn(text: string): string {
  const [, token] =
    /^(?:-H\s*)?["']?(?:Authorization:\s*)?(?:Bearer\s+)?(.+?)["']?$/i.exec(text.trim()) ?? [];
  return token ?? '';
}
