import { builtInProviders } from '../../src/providers/index.ts';

/** The fixtures of a provider whose policy keeps to the vendor's page. */
export function keepingToThePage(provider: string) {
  const fixture = builtInProviders.find(({ id }) => id === provider)?.defaultFixture as {
    readonly policy: object;
  };
  const policy = { ...fixture.policy, undocumentedFields: 'refuse' };
  return { fixtures: { [provider]: { ...fixture, policy } } };
}
