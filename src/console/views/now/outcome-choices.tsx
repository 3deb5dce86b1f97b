import { Button } from '../../parts/button.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import type { ChoiceState } from './use-choice.ts';

/** Chooses the outcome of a request, and those of the requests after it. */
export function OutcomeChoices({ state }: { readonly state: ChoiceState }) {
  const { outcomes } = state.choice;
  const [first = ''] = outcomes;
  const replace = (index: number, outcome: string) =>
    state.change({ outcomes: outcomes.map((one, place) => (place === index ? outcome : one)) });
  return (
    <>
      <OutcomeChoice
        state={state}
        label="Outcome"
        value={first}
        onChange={(outcome) => replace(0, outcome)}
      />
      {outcomes.slice(1).map((outcome, place) => {
        const number = place + 2;
        return (
          <span class="words" key={number}>
            <span>then</span>
            <OutcomeChoice
              state={state}
              label={`Outcome ${number}`}
              value={outcome}
              onChange={(chosen) => replace(place + 1, chosen)}
            />
            <Button
              size="small"
              icon="cross"
              isIconOnly
              onClick={() => state.change({ outcomes: outcomes.toSpliced(place + 1, 1) })}
            >
              Remove outcome {number}
            </Button>
          </span>
        );
      })}
      <Button
        size="small"
        icon="plus"
        title="Give the request after it its own outcome"
        onClick={() => state.change({ outcomes: [...outcomes, first], times: '' })}
      >
        Then
      </Button>
    </>
  );
}
