import { Icon, type IconName } from '../../parts/icon.tsx';
import type { Tone } from '../../parts/outcome.tsx';
import { changeQuery } from '../../page/route.ts';
import { filters, tones } from './filters.ts';

const choices: Readonly<Record<Tone | 'forced', { readonly text: string; readonly icon: IconName }>> = {
  good: { text: 'Succeeded', icon: 'check' },
  refused: { text: 'Refused', icon: 'refused' },
  failed: { text: 'Failed', icon: 'warning' },
  unmatched: { text: 'Unmatched', icon: 'question' },
  forced: { text: 'Forced', icon: 'flag' },
};

/** Picks the ends that the list shows; several show more, and “Forced” shows only the forced ones of them. */
export function ToneFilter() {
  const { tones: some, isForced } = filters.value;
  const on = new Set<string>([...some, ...(isForced ? ['forced'] : [])]);
  const toggle = (name: string) => {
    const next = new Set(on);
    if (!next.delete(name)) next.add(name);
    changeQuery({ show: [...next].join(',') });
  };
  return (
    <div class="tone-filter" role="group" aria-label="Show only">
      {([...tones, 'forced'] as const).map((name) => (
        <button
          key={name}
          type="button"
          class={`tone-button ${name === 'forced' ? 'by-force' : name}`}
          aria-pressed={on.has(name)}
          onClick={() => toggle(name)}
        >
          <Icon name={choices[name].icon} />
          {choices[name].text}
        </button>
      ))}
    </div>
  );
}
