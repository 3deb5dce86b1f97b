import { expect, userEvent } from 'storybook/test';
import { SignIn } from './SignIn.jsx';

export default { title: 'SignIn', component: SignIn };

async function signIn(canvas, email, password = 'Password-1') {
  await userEvent.type(canvas.getByLabelText('E-mail'), email);
  await userEvent.type(canvas.getByLabelText('Password'), password);
  await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
}

export const SignedIn = {
  async play({ canvas }) {
    await signIn(canvas, 'plain@example.com');
    await canvas.findByText('The office is open.');
    await userEvent.click(canvas.getByRole('button', { name: 'Account' }));
    await canvas.findByText('plain@example.com');
  },
};

export const WrongPassword = {
  async play({ canvas }) {
    await signIn(canvas, 'plain@example.com', 'wrong');
    await canvas.findByText('The password or the code is wrong.');
  },
};

export const LockedOut = {
  parameters: { emulator: { outcome: 'locked-out' } },
  async play({ canvas }) {
    await signIn(canvas, 'plain@example.com');
    await canvas.findByText('Too many attempts. Try again later.');
  },
};

export const Outage = {
  parameters: { emulator: { outcome: 'unavailable' } },
  async play({ canvas }) {
    await signIn(canvas, 'plain@example.com');
    await canvas.findByText('The server is out of order.');
  },
};

export const SecondFactor = {
  async play({ canvas, loaded: { emulator } }) {
    await signIn(canvas, 'totp@example.com');
    await canvas.findByText('Enter the code of your app.');
    const { current } = await emulator.codes.get('onlyoffice', 'totp@example.com');
    await userEvent.type(canvas.getByLabelText('Code'), current);
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
    await canvas.findByRole('button', { name: 'Account' });
  },
};

export const SessionEnded = {
  async play({ canvas, loaded: { emulator } }) {
    await signIn(canvas, 'plain@example.com');
    await canvas.findByRole('button', { name: 'Account' });
    await emulator.clock.advance(366 * 24 * 3600); // a token is valid for a year
    await userEvent.click(canvas.getByRole('button', { name: 'Account' }));
    await canvas.findByText('Your session has ended.');
    expect(canvas.getByLabelText('Password')).toBeVisible();
  },
};
