import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { test } from 'login-emulator/vitest';
import { App } from '../src/App.tsx';

test.for([
  ['is out of order', { outcome: 'unavailable' }, 'The server is out of order.'],
  ['cannot be reached', { fault: 'CONNECTION_RESET_BY_PEER' }, 'The server cannot be reached.'],
] as const)('shows an error when the server %s', async ([, scenario, message], { emulator }) => {
  await emulator.scenarios.arm(scenario);
  render(<App api={emulator.urls.interserver} />);
  await userEvent.type(screen.getByLabelText('E-mail'), 'plain@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'Password-1');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText(message);
});
