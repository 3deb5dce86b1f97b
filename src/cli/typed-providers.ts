import { definedOnly } from '../json.ts';
import { loadProviders } from './load-providers.ts';
import { fileEntryOf, knownIds, providerEntryProblem } from './provider-entries.ts';
import { UsageError } from '../errors.ts';
import { builtInIds, type CliContext } from './command-options.ts';
import type { EffectiveSettings } from './settings.ts';
import type { TypedProvider } from './types.ts';

/** Loads the providers of a command line: those of its words, else the loaded ones of the settings. */
export async function typedProviders(
  words: readonly string[],
  settings: EffectiveSettings,
  { providers, folder }: CliContext,
): Promise<readonly TypedProvider[]> {
  const named = words.map((word) => settings.provider.find((one) => fileEntryOf(one).id === word) ?? word);
  const files = settings.provider.filter((one) => fileEntryOf(one).file !== undefined);
  const provider = words.length === 0 ? files : named;
  const { known, loaded } = await loadProviders({ ...settings, provider }, providers, folder);
  return provider.map((entry) => {
    const { id } = fileEntryOf(entry);
    const found = known.find((one) => one.id === id);
    const typing = loaded.find((one) => one.provider === found)?.typing;
    if (found === undefined)
      throw new UsageError(
        providerEntryProblem(entry, settings, knownIds(builtInIds({ providers }), settings)) ?? id,
      );
    return { entry, provider: found, ...definedOnly({ typing }) };
  });
}
