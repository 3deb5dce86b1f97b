import { outcomeText } from '../../state/outcome-text.ts';
import { outcomesOf, type OfferedOutcome } from './offered.ts';
import type { ChoiceState } from './use-choice.ts';
import { mostUsedFirst, type Used } from './used.ts';
import { WordSelect } from './word-select.tsx';

interface OutcomeChoiceProps {
  readonly state: ChoiceState;
  readonly label: string;
  readonly value: string;
  readonly onChange: (outcome: string) => void;
}

/** Chooses an outcome by its status and words: those used in this browser first, then by kind. */
export function OutcomeChoice({ state, label, value, onChange }: OutcomeChoiceProps) {
  const { choice, catalogue, used } = state;
  const choices = optionsOf(outcomesOf(choice, catalogue), used);
  return <WordSelect label={label} value={value} choices={choices} onChange={onChange} />;
}

function optionsOf(offered: readonly OfferedOutcome[], used: Used) {
  const byName = new Map(offered.map((one) => [one.outcome, one]));
  const wasUsed = (outcome: string) => used.has(`outcome ${outcome}`);
  const names = mostUsedFirst([...byName.keys()], used, (name) => `outcome ${name}`);
  const group = ({ outcome, kind }: OfferedOutcome) => (wasUsed(outcome) ? 'Used in this browser' : kind);
  const options = names
    .flatMap((name) => byName.get(name) ?? [])
    .map((one) => ({
      value: one.outcome,
      text: `${one.statuses.join('/')} ${outcomeText(one.outcome)}`,
      group: group(one),
    }));
  const order = ['Used in this browser', 'Refusals', 'Server trouble', 'Success'];
  return options.toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group));
}
