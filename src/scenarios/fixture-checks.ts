import type { FixtureCheck, FixtureChecks, Provider } from '../core/provider.ts';
import { OptionError } from '../errors.ts';

/** Loads the checks of these providers' fixture files. */
export async function fixtureChecksOf(providers: readonly Provider[]): Promise<FixtureChecks> {
  return new Map(
    await Promise.all(providers.map(async (one) => [one.id, await one.fixtureCheck()] as const)),
  );
}

/** Returns the checks of these providers' fixture files; throws an OptionError if one isn't loaded yet. */
export function loadedChecksOf(providers: readonly Provider[]): FixtureChecks {
  return new Map(
    providers.map((provider) => {
      const check = provider.fixtureCheck();
      if (typeof check === 'function') return [provider.id, check];
      throw new OptionError(
        `the fixture check of ${provider.id} isn't loaded yet; use createEmulator, which waits for it`,
      );
    }),
  );
}

/** Returns the check of a provider's fixture files. */
export function checkOf({ id }: Pick<Provider, 'id'>, checks: FixtureChecks): FixtureCheck {
  const check = checks.get(id);
  if (check === undefined) throw new Error(`there is no fixture check of ${id}`);
  return check;
}
