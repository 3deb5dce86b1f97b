import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { test } from 'login-emulator/vitest';
import { App } from '../src/App.tsx';

test('shows the account of a user who is signed in already', async ({ emulator }) => {
  const { tokens } = await emulator.signIn('interserver', 'totp@example.com'); // past the second factor
  render(<App api={emulator.urls.interserver} session={tokens[0].token} />);
  await userEvent.click(screen.getByRole('button', { name: 'Account' }));
  await screen.findByText('totp@example.com');
});

test('shows the form again when the session has expired', async ({ emulator }) => {
  const { tokens } = await emulator.signIn('interserver', 'plain@example.com');
  render(<App api={emulator.urls.interserver} session={tokens[0].token} />);
  await emulator.clock.advance(24 * 3600); // a session ends after a day
  await userEvent.click(screen.getByRole('button', { name: 'Account' }));
  await screen.findByText('Your session has ended.');
  screen.getByLabelText('Password');
});

test('shows the form again when an administrator has ended the session', async ({ emulator }) => {
  const { tokens } = await emulator.signIn('interserver', 'plain@example.com');
  render(<App api={emulator.urls.interserver} session={tokens[0].token} />);
  await emulator.sessions.endAll('interserver');
  await userEvent.click(screen.getByRole('button', { name: 'Account' }));
  await screen.findByText('Your session has ended.');
});
