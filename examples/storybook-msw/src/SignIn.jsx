import { useEffect, useState } from 'react';
import { signIn, userOf } from './onlyoffice.js';

/** A sign-in form, and an account menu behind it. */
export function SignIn() {
  const [token, setToken] = useState();
  const [message, setMessage] = useState('');
  const [asksForCode, setAsksForCode] = useState(false);

  async function submit(form) {
    const [email, password, code] = ['email', 'password', 'code'].map((name) => String(form.get(name) ?? ''));
    const result = await signIn(email, password, code);
    setToken(result.token);
    setAsksForCode(result.asksForCode === true || code !== '');
    setMessage(result.asksForCode ? 'Enter the code of your app.' : (result.refusal ?? ''));
  }

  function leave() {
    setToken(undefined);
    setAsksForCode(false);
    setMessage('Your session has ended.');
  }

  if (token !== undefined) return <AccountMenu token={token} onLeave={leave} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <p role="alert">{message}</p>
      <label>
        E-mail <input name="email" autoComplete="username" />
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

function AccountMenu({ token, onLeave }) {
  const [headline, setHeadline] = useState('');
  const [user, setUser] = useState();

  useEffect(() => {
    void fetch('/api/news')
      .then((response) => response.json())
      .then((news) => setHeadline(news.headline));
  }, []);

  async function open() {
    const loaded = await userOf(token);
    if (loaded === undefined) return onLeave();
    setUser(loaded);
  }

  return (
    <nav>
      <p>{headline}</p>
      <button aria-haspopup="menu" onClick={() => void open()}>
        Account
      </button>
      {user !== undefined && (
        <ul role="menu">
          <li role="menuitem">{user.email}</li>
        </ul>
      )}
    </nav>
  );
}
