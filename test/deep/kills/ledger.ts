import { exchangeText, fieldOf, type Client, type Request } from '../../support/client.ts';
import type { Random } from '../random.ts';

/** An acknowledged change: a request, and its expected status from then on. */
interface Acknowledged {
  readonly request: Request;
  readonly status: number;
}

/** A lost change, as a failure reports it. */
interface Broken {
  readonly what: string;
  readonly exchange: string;
}

/** Records acknowledged changes and checks that they still hold. */
export interface Ledger {
  readonly size: number;
  enter(acknowledged: Acknowledged): void;
  /** Checks each entry at one of the emulators, and returns the first lost change. */
  broken(clients: readonly Client[], random: Random): Promise<Broken | undefined>;
}

/** The number of latest entries to check. */
const most = 300;

/** Creates an empty ledger. */
export function createLedger(): Ledger {
  let entries: Acknowledged[] = [];
  return {
    get size() {
      return entries.length;
    },
    enter: (acknowledged) => void (entries = [...entries.slice(1 - most), acknowledged]),
    async broken(clients, random) {
      for (const { request, status } of entries) {
        const answer = await random.pick(clients).send(request);
        if (answer.status === status) continue;
        const what = `${request.method} ${request.path} returns ${answer.status}, not ${status}`;
        return { what, exchange: exchangeText(request, answer) };
      }
      return undefined;
    },
  };
}

const json = { 'content-type': 'application/json' };

/** Makes a change. Returns it if it was acknowledged, or undefined if the request failed. */
export async function change(client: Client, random: Random): Promise<Acknowledged | undefined> {
  const namespace = { 'x-emulator-namespace': `kills-${random.below(4)}` };
  return random.pick([signIn, signOut, makeAccount])(client, namespace, random);
}

type Namespace = Readonly<Record<string, string>>;

async function signedIn(client: Client, namespace: Namespace): Promise<Request | undefined> {
  const answer = await client.send({
    method: 'POST',
    path: '/api/v1/login',
    headers: { ...namespace, ...json },
    body: JSON.stringify({ user: 'plain', password: 'Password-1' }),
  });
  if (answer.status !== 200) return undefined;
  const session = {
    'x-auth-token': fieldOf(answer, 'data.authToken'),
    'x-user-id': fieldOf(answer, 'data.userId'),
  };
  return { method: 'GET', path: '/api/v1/me', headers: { ...namespace, ...session } };
}

async function signIn(client: Client, namespace: Namespace): Promise<Acknowledged | undefined> {
  const request = await signedIn(client, namespace);
  return request === undefined ? undefined : { request, status: 200 };
}

async function signOut(client: Client, namespace: Namespace): Promise<Acknowledged | undefined> {
  const request = await signedIn(client, namespace);
  if (request === undefined) return undefined;
  const { status } = await client.send({ ...request, method: 'POST', path: '/api/v1/logout' });
  return status === 200 ? { request, status: 401 } : undefined;
}

async function makeAccount(
  client: Client,
  namespace: Namespace,
  random: Random,
): Promise<Acknowledged | undefined> {
  const path = `/__admin/accounts/misaka/${random.word(16)}@example.com`;
  const body = JSON.stringify({ password: 'Password-1' });
  const { status } = await client.send({ method: 'PUT', path, headers: { ...namespace, ...json }, body });
  return status === 201 ? { request: { method: 'GET', path, headers: namespace }, status: 200 } : undefined;
}
