'use client';

import { useState } from 'react';
import { signOut } from './actions.js';

export function AccountMenu({ user }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <main>
      <h1>Welcome, {user.name}</h1>
      <button aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        Account
      </button>
      {isOpen && (
        <ul role="menu">
          <li role="menuitem">{user.email}</li>
          <li role="menuitem">
            <button onClick={() => signOut()}>Sign out</button>
          </li>
        </ul>
      )}
    </main>
  );
}
