import { builtInProviders } from '../../src/providers/index.ts';

/** Options whose fixtures have the policy `undocumentedFields: refuse`. */
export function keepingToThePage(provider: string) {
  const fixture = builtInProviders.find(({ id }) => id === provider)?.defaultFixture as {
    readonly policy: object;
  };
  const policy = { ...fixture.policy, undocumentedFields: 'refuse' };
  return { fixtures: { [provider]: { ...fixture, policy } } };
}
