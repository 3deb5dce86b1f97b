import type { ChoiceState } from './use-choice.ts';
import type { Effect } from './choice.ts';

const effects: Readonly<Record<Effect, string>> = {
  outcome: 'Fail or succeed',
  delay: 'Answer late',
  fault: 'Lose the answer',
  change: 'Treat accounts as if',
};
const order = ['outcome', 'delay', 'fault', 'change'] as const satisfies readonly Effect[];

/** Chooses the kind of effect. */
export function EffectSwitch({ choice, change }: ChoiceState) {
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">Effect</legend>
      {order.map((effect) => (
        <label key={effect}>
          <input
            class="visually-hidden"
            type="radio"
            name="effect"
            checked={choice.effect === effect}
            onChange={() => change({ effect })}
          />
          <span>{effects[effect]}</span>
        </label>
      ))}
    </fieldset>
  );
}
