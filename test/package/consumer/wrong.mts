import { createApp } from 'login-emulator';

/** Never run: each call must be an error when it is compiled. */
export function wrong(): void {
  // @ts-expect-error there is no such option
  createApp({ sede: 'a seed' });
  // @ts-expect-error no such rule
  createApp({ requestBudget: 'sometimes' });
  // @ts-expect-error no such outcome
  createApp({ record: ({ outcome }) => outcome === 'signed' });
  // @ts-expect-error not a number
  createApp({ seed: 1 });
}
