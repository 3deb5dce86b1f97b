import { useState } from 'react';
import { accountOf, signOut, type Account } from './interserver.ts';

interface Props {
  readonly api: string;
  readonly session: string;
  readonly onLeave: (reason: string) => void;
}

/** A menu that loads the account when it opens. */
export function AccountMenu({ api, session, onLeave }: Props) {
  const [account, setAccount] = useState<Account>();

  async function open() {
    const loaded = await accountOf(api, session);
    if (loaded === undefined) return onLeave('Your session has ended.');
    setAccount(loaded);
  }

  async function leave() {
    await signOut(api, session);
    onLeave('');
  }

  return (
    <nav>
      <button aria-haspopup="menu" onClick={() => void open()}>
        Account
      </button>
      {account !== undefined && (
        <ul role="menu">
          <li role="menuitem">{account.email}</li>
          <li role="menuitem">
            <button onClick={() => void leave()}>Sign out</button>
          </li>
        </ul>
      )}
    </nav>
  );
}
