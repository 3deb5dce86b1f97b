import { connect, createApp, createEmulator, type LoginEmulator } from 'login-emulator';

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

/** Never run, as well. */
export async function wrongEmulators(emulator: LoginEmulator): Promise<void> {
  // @ts-expect-error no port
  await createEmulator({ port: '4010' });
  // @ts-expect-error there is no such option
  await createEmulator({ tokens: [] });
  // @ts-expect-error it wants a URL
  await connect();
  // @ts-expect-error no such outcome
  await emulator.scenarios.arm({ outcome: 'locked' });
  // @ts-expect-error no such fault
  await emulator.scenarios.arm({ fault: 'TIMEOUT' });
  // @ts-expect-error no such word
  await emulator.scenarios.arm({ outcome: 'locked-out', time: 1 });
  // @ts-expect-error no such channel
  await emulator.outbox.list({ channel: 'letter' });
  // @ts-expect-error no number
  await emulator.clock.advance('900');
  // @ts-expect-error no such filter
  await emulator.requests.count({ result: 'locked-out' });
  // @ts-expect-error a namespace ends with what it is in
  await emulator.namespace('w1').close();
  // @ts-expect-error what is read cannot be written
  emulator.url = 'http://localhost:4010';
}
