import fc, { type Arbitrary } from 'fast-check';
import { mutated } from '../../cross-validation/mutations.ts';
import { exchangeText, type Client, type Request } from '../../support/client.ts';
import { isServerError } from '../unasked.ts';
import { Finding } from './finding.ts';
import { logins } from './logins.ts';

const headers = { 'x-emulator-namespace': 'fuzz-imports', 'content-type': 'application/json' };

/** Signs accounts in and exports the resulting state. */
export async function exportedState(client: Client): Promise<unknown> {
  for (const { path, body } of logins) await client.send({ method: 'POST', path, headers, body });
  const { text } = await client.send({ method: 'GET', path: '/__admin/state', headers });
  return JSON.parse(text) as unknown;
}

/** Generates copies of a state with one change. */
export function importsOf(exported: unknown): Arbitrary<string> {
  return mutated(fc.constant(exported), ['records', 'expiresAt', 'account']).map((state) =>
    JSON.stringify(state),
  );
}

const afterwards: readonly Request[] = [
  ...logins
    .filter(({ body }) => /plain|totp|nobody/.test(body))
    .map(({ path, body }) => ({ method: 'POST', path, headers, body })),
  ...[
    '/clock',
    '/outbox',
    '/sessions/interserver',
    '/sessions/rocketchat',
    '/sessions/misaka',
    '/sessions/onlyoffice',
  ]
    .concat(['/accounts/rocketchat', '/state', '/codes/misaka/totp@example.com'])
    .map((path) => ({ method: 'GET', path: `/__admin${path}`, headers })),
];

/** Imports a state. If it is accepted, later requests must not return server errors. */
export async function probeImport(client: Client, body: string): Promise<void> {
  const request = { method: 'PUT', path: '/__admin/state', headers, body };
  const imported = await client.send(request);
  const taken = exchangeText(request, imported);
  if (isServerError(imported)) throw new Finding(`imported state: ${imported.status}`, taken);
  if (imported.status !== 204) return;
  try {
    for (const next of afterwards) {
      const answer = await client.send(next);
      if (isServerError(answer) || answer.status === 0)
        throw new Finding(
          `imported state, then ${answer.status} at ${next.method} ${next.path}`,
          `${body}\n${exchangeText(next, answer)}`,
        );
    }
  } finally {
    await client.send({ method: 'POST', path: '/__admin/reset', headers });
  }
}
