import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import { test } from 'login-emulator/vitest';
import { App } from '../src/App.tsx';

async function signIn(login: string, password = 'Password-1'): Promise<void> {
  await userEvent.type(screen.getByLabelText('E-mail'), login);
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

test('signs in, shows the account, and signs out', async ({ emulator }) => {
  render(<App api={emulator.urls.interserver} />);
  await signIn('plain@example.com');
  await userEvent.click(await screen.findByRole('button', { name: 'Account' }));
  await screen.findByText('plain@example.com');
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('button', { name: 'Sign in' });
  expect(await emulator.sessions.list('interserver')).toEqual([]);
});

test('shows an error when the password is wrong', async ({ emulator }) => {
  render(<App api={emulator.urls.interserver} />);
  await signIn('plain@example.com', 'wrong');
  await screen.findByText('The password or the code is wrong.');
});

test('shows a lockout', async ({ emulator }) => {
  await emulator.scenarios.arm({ outcome: 'locked-out', times: 1 });
  render(<App api={emulator.urls.interserver} />);
  await signIn('plain@example.com');
  await screen.findByText('Too many attempts. Try again later.');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('button', { name: 'Account' });
});

test('asks for the code of the authenticator app', async ({ emulator }) => {
  await emulator.clock.freeze(); // the code stays valid during the test
  render(<App api={emulator.urls.interserver} />);
  await signIn('totp@example.com');
  await screen.findByText('Enter the code of your app.');
  const { current } = await emulator.codes.get('interserver', 'totp@example.com');
  await userEvent.type(screen.getByLabelText('Code'), current);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('button', { name: 'Account' });
});

test.for([
  ['is out of order', { outcome: 'unavailable' }, 'The server is out of order.'],
  ['cannot be reached', { fault: 'CONNECTION_RESET_BY_PEER' }, 'The server cannot be reached.'],
] as const)('shows an error when the server %s', async ([, scenario, message], { emulator }) => {
  await emulator.scenarios.arm(scenario);
  render(<App api={emulator.urls.interserver} />);
  await signIn('plain@example.com');
  await screen.findByText(message);
});
