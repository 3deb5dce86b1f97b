import {
  connect,
  createEmulator,
  EmulatorError,
  type Account,
  type ArmedScenario,
  type Controls,
  type EmulatorOptions,
  type JournalEntry,
  type LoginEmulator,
  type Namespace,
  type Scenario,
  type Snapshot,
} from 'login-emulator';

/** A function, since CommonJS has no top-level await. */
void main();

async function main(): Promise<void> {
  const options: EmulatorOptions = { port: 0, host: 'localhost', providers: ['rocketchat'], seed: 'a seed' };
  const emulator: LoginEmulator = await createEmulator(options);
  const elsewhere: LoginEmulator = await connect(emulator.url, { token: 'not required' });
  const w1: Namespace = elsewhere.namespace('w1');
  const prepared = await prepare(w1);
  const entry = await signIn(w1);
  await prepared.restore();
  const refused = await w1.accounts.get('rocketchat', 'nobody').catch((error: unknown) => error);
  if (!(refused instanceof EmulatorError && refused.status === 404))
    throw new Error('an unknown account was found');
  console.log(entry?.status, entry?.outcome);
  await emulator.close();
}

async function prepare({ accounts, clock, scenarios, snapshot }: Controls): Promise<Snapshot> {
  const account: Account = await accounts.put('rocketchat', 'me@example.com', { password: 'mine' });
  const scenario: Scenario = { outcomes: ['locked-out', 'signed-in'], account: account.login };
  const armed: ArmedScenario = await scenarios.arm(scenario);
  await scenarios.disarm(armed.id);
  await clock.set(new Date('2027-01-31T12:00:00Z'));
  return snapshot('prepared');
}

async function signIn(w1: Namespace): Promise<JournalEntry | undefined> {
  const body = new URLSearchParams({ user: 'me@example.com', password: 'mine' });
  const response: Response = await w1.fetch('/api/v1/login', { method: 'POST', body });
  await response.text();
  return (await w1.requests.list({ outcome: 'signed-in', limit: 1 })).requests[0];
}
