import { WordSelect } from './word-select.tsx';
import type { ChoiceState } from './use-choice.ts';

const choices = [
  { value: 'every', text: 'every' },
  { value: 'next', text: 'the next' },
];

/** Chooses every request, or the next ones. */
export function TimesChoice({ choice: { times }, change }: ChoiceState) {
  return (
    <>
      <WordSelect
        label="How many"
        value={times === '' ? 'every' : 'next'}
        choices={choices}
        onChange={(kind) => change({ times: kind === 'every' ? '' : '1' })}
      />
      {times === '' ? null : (
        <label>
          <span class="visually-hidden">Number of requests</span>
          <input
            class="number"
            inputMode="numeric"
            value={times}
            onInput={({ currentTarget: { value } }) =>
              value.trim() === '' ? undefined : change({ times: value.trim() })
            }
          />
        </label>
      )}
    </>
  );
}
