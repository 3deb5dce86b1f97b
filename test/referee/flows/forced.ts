import { contracts } from '../contracts.ts';
import { json, post, totp, type Flow, type Step } from '../flow.ts';

const password = 'Password-1';
const login = 'plain@example.com';

/** A sign-in that succeeds, by provider and operation: what answers are switched on over. */
const signIns: Readonly<Record<string, Step>> = {
  'interserver login': post('/login', json({ login, passwd: password }), 200),
  'rocketchat login': post('/login', json({ user: 'plain', password }), 200),
  'misaka login': post('/session/login', json({ email: login, password }), 200),
  'onlyoffice authenticateByCode': post(
    `/authentication/${totp()}`,
    json({ userName: 'totp@example.com', password }),
    200,
  ),
};

/** Of an outcome with several statuses, the one that it has when it is asked for by name. */
const ofSeveral: Readonly<Record<string, number>> = { 'misaka login malformed-request': 422 };

/** A sign-in that succeeds at an operation, with headers of its own. */
export function signInWith(
  provider: string,
  operation: string,
  headers: Readonly<Record<string, string>>,
): Step {
  const step = signIns[`${provider} ${operation}`];
  if (step === undefined) throw new Error(`no sign-in for ${operation} of ${provider}`);
  return { ...step, headers: { ...step.headers, ...headers } };
}

/** Every outcome of every operation by its name, and every status by its number, switched on by `Prefer`. */
export const forced: readonly Flow[] = contracts.flatMap(({ id: provider, operations }) =>
  operations.flatMap(({ operationId, outcomes }) => {
    const rows = Object.entries(outcomes).flatMap(([name, said]) => said.map((row) => ({ name, ...row })));
    const byNumber = rows
      .filter(({ first }) => first)
      .map(({ status }) => [`code=${status}`, status] as const);
    const byName = rows.map(
      ({ name, status }) =>
        [`outcome=${name}`, ofSeveral[`${provider} ${operationId} ${name}`] ?? status] as const,
    );
    return [...new Map([...byName, ...byNumber])].map(([prefer, status]) => ({
      name: `${provider}: ${operationId} with Prefer: ${prefer}`,
      provider,
      steps: [{ ...signInWith(provider, operationId, { prefer }), status }],
    }));
  }),
);
