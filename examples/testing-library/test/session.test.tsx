import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { test } from 'login-emulator/vitest';
import { App } from '../src/App.tsx';
import { signIn } from '../src/interserver.ts';

/** Signs in without the form. Returns the session id. */
async function sessionAt(api: string): Promise<string> {
  const result = await signIn(api, 'plain@example.com', 'Password-1', '');
  if ('session' in result) return result.session;
  throw new Error('the login was refused');
}

test('shows the form again when the session has expired', async ({ emulator }) => {
  const api = emulator.urls.interserver;
  render(<App api={api} session={await sessionAt(api)} />);
  await emulator.clock.advance(24 * 3600);
  await userEvent.click(screen.getByRole('button', { name: 'Account' }));
  await screen.findByText('Your session has ended.');
  screen.getByLabelText('Password');
});

test('shows the form again when an administrator has ended the session', async ({ emulator }) => {
  const api = emulator.urls.interserver;
  render(<App api={api} session={await sessionAt(api)} />);
  await emulator.sessions.endAll('interserver');
  await userEvent.click(screen.getByRole('button', { name: 'Account' }));
  await screen.findByText('Your session has ended.');
});
