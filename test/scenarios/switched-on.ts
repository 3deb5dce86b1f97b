import type { ScenarioEntry } from '../../src/core/scenario.ts';
import { armScenarios } from '../../src/namespaces/scenarios.ts';
import { testEmulator, type TestEmulator, type TestEmulatorOptions } from '../support/emulator.ts';

/** Creates an emulator with these scenarios switched on in its default namespace. */
export async function emulatorWith(
  scenarios: readonly ScenarioEntry[],
  options: TestEmulatorOptions = {},
): Promise<TestEmulator> {
  const made = testEmulator(options);
  await switchedOn(made, scenarios);
  return made;
}

/** Switches scenarios on and returns their ids. */
export async function switchedOn(
  { emulator }: TestEmulator,
  scenarios: readonly ScenarioEntry[],
  namespace = 'default',
): Promise<readonly string[]> {
  const armed = await armScenarios(emulator, namespace, { scenarios });
  if ('problems' in armed) throw new Error(armed.problems.map(({ message }) => message).join('; '));
  return armed.map(({ id }) => id);
}

const password = 'Password-1';

/** Each provider's sign-in, for an account that all default fixtures have. */
export const signIns = {
  interserver: {
    operation: 'login',
    body: (name: string) => ({ login: `${name}@example.com`, passwd: password }),
  },
  rocketchat: { operation: 'login', body: (name: string) => ({ user: name, password }) },
  misaka: { operation: 'login', body: (name: string) => ({ email: `${name}@example.com`, password }) },
  onlyoffice: {
    operation: 'authenticateByCode',
    body: (name: string) => ({ userName: `${name}@example.com`, password }),
  },
} as const;

/** The providers in the order in which they are served. */
export const providerIds = ['interserver', 'rocketchat', 'misaka', 'onlyoffice'] as const;

/** Signs an account in at a provider, with further fields if given; returns the outcome. */
export function signIn(
  { send }: Pick<TestEmulator, 'send'>,
  provider: keyof typeof signIns,
  name = 'plain',
  more: object = {},
  options: Parameters<TestEmulator['send']>[3] = {},
) {
  const { operation, body } = signIns[provider];
  const path = provider === 'onlyoffice' ? { code: '000000' } : {};
  return send(provider, operation, { ...body(name), ...more }, { path, ...options });
}

/** Returns the outcomes of this many logins at InterServer. */
export async function outcomesOf(made: Pick<TestEmulator, 'send'>, requests: number, name = 'plain') {
  const outcomes: string[] = [];
  for (let sent = 0; sent < requests; sent += 1)
    outcomes.push((await signIn(made, 'interserver', name)).outcome);
  return outcomes;
}
