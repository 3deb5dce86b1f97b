import { any } from './choice.ts';
import { providersOf } from './offered.ts';
import type { ChoiceState } from './use-choice.ts';
import { mostUsedFirst } from './used.ts';
import { WordSelect } from './word-select.tsx';

/** Chooses a provider, or any. */
export function ProviderChoice({ choice: { provider }, catalogue, used, changeProvider }: ChoiceState) {
  const providers = mostUsedFirst(providersOf(catalogue), used, (name) => `provider ${name}`);
  const choices = [
    ...providers.map((name) => ({ value: name, text: name })),
    { value: any, text: 'any provider' },
  ];
  return <WordSelect label="Provider" value={provider} choices={choices} onChange={changeProvider} />;
}
