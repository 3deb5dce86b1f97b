import type { Catalogue } from '../../src/core/catalogue.ts';
import { builtInProviders } from '../../src/providers/index.ts';

/** Loads the catalogue of a built-in provider's contract. */
export async function catalogueOf({
  provider,
  profile,
}: {
  readonly provider: string;
  readonly profile: string;
}): Promise<Catalogue> {
  const found = builtInProviders.find(({ id }) => id === provider);
  if (found === undefined) throw new Error(`there is no provider ${provider}`);
  return found.catalogue(profile);
}
