import type { AccountEntry, Provider } from '../../core/provider.ts';
import { UsageError } from '../../errors.ts';
import { createEmulator } from '../../library/create-emulator.ts';
import { recordSession } from './record-session.ts';
import type { RecordedFlow, RecordedTable } from './recorded-table.ts';
import { answerOf, createSender, signInOf } from './table-requests.ts';

/** The time of the table's test. */
export const tableTime = '2027-01-31T12:00:00Z';

/** Records a first table of a provider: a sign-in of each account, a wrong password, and the life of a session. */
export async function recordTable(
  provider: Provider,
): Promise<{ readonly table: RecordedTable; readonly notes: readonly string[] }> {
  const { accounts } = provider.readFixture(provider.defaultFixture);
  const first = accounts.find(signsInAtOnce) ?? accounts.find(({ account }) => account.status === 'active');
  if (first === undefined)
    throw new UsageError(`${provider.id} has no active account; add one to its fixtures`);
  const emulator = await createEmulator({ port: false, providers: [provider], now: tableTime });
  const send = createSender(emulator, provider);
  const signIn = async ({ account }: AccountEntry, name = account.login): Promise<RecordedFlow> => {
    const request = signInOf(provider, account);
    if (request === undefined) throw new UsageError(withoutSignIn(provider));
    await emulator.reset();
    return { name, steps: [{ request, answer: answerOf(await send(request)) }] };
  };
  try {
    const flows: RecordedFlow[] = [];
    for (const entry of accounts) flows.push(await signIn(entry));
    const wrong = { ...first.account, password: `not-${first.account.password}` };
    flows.push(await signIn({ ...first, account: wrong }, 'a wrong password'));
    await emulator.reset();
    const session = await recordSession(provider, first, send);
    if (session !== undefined) return { table: { flows: [...flows, session] }, notes: [] };
    const note = `no session of ${first.account.login} could be recorded; add its flow to exchanges.json by hand`;
    return { table: { flows }, notes: [note] };
  } finally {
    await emulator.close();
  }
}

function signsInAtOnce({ account: { status, secondFactor, lockedUntil, captcha } }: AccountEntry): boolean {
  return status === 'active' && secondFactor === undefined && lockedUntil === undefined && captcha !== true;
}

function withoutSignIn({ id }: Provider): string {
  return `no operation of ${id} signs in; mark one first, for example with login-emulator adopt: docs/guides/your-own-api.md`;
}
