import type { ComponentChildren } from 'preact';
import { faultTexts } from '../../state/scenario-text.ts';
import { AccountChoice } from './account-choice.tsx';
import { accountChanges } from '../../state/account-changes.ts';
import { faults, isSequence } from './choice-scenario.ts';
import type { Effect } from './choice.ts';
import { changesOf, entriesOf } from './offered.ts';
import { OperationChoice } from './operation-choice.tsx';
import { OutcomeChoices } from './outcome-choices.tsx';
import { ProviderChoice } from './provider-choice.tsx';
import { TimesChoice } from './times-choice.tsx';
import type { ChoiceState } from './use-choice.ts';
import { WordSelect } from './word-select.tsx';
import { toneOf } from '../../parts/outcome.tsx';

interface StateProps {
  readonly state: ChoiceState;
}

/** The choice as a sentence whose words are controls: "Let every login at rocketchat by everyone fail: …". */
export function Sentence({ state }: StateProps) {
  return <div class="sentence">{sentences[state.choice.effect](state)}</div>;
}

const sentences: Readonly<Record<Effect, (state: ChoiceState) => ComponentChildren>> = {
  outcome: (state) => (
    <>
      <span>Let</span>
      <Scope state={state} />
      <span>{verbOf(state)}</span>
      <OutcomeChoices state={state} />
    </>
  ),
  delay: (state) => (
    <>
      <span>Answer</span>
      <Scope state={state} />
      <span>later by</span>
      <label>
        <span class="visually-hidden">Delay in seconds</span>
        <input
          class="number"
          inputMode="decimal"
          value={state.choice.delay}
          onInput={({ currentTarget }) => state.change({ delay: currentTarget.value.trim() })}
        />
      </label>
      <span>seconds</span>
    </>
  ),
  fault: (state) => (
    <>
      <span>Lose the answer to</span>
      <Scope state={state} />
      <span>:</span>
      <WordSelect
        label="Fault"
        value={state.choice.fault}
        choices={faults.map((value) => ({ value, text: faultTexts[value] }))}
        onChange={(fault) => state.change({ fault })}
      />
    </>
  ),
  change: (state) => (
    <>
      <span>Treat</span>
      <Scope state={state} />
      <span>as if</span>
      <WordSelect
        label="As if"
        value={state.choice.change}
        choices={changesOf(state.choice.provider, state.catalogue).map((value) => ({
          value,
          text: accountChanges[value]?.text ?? value,
        }))}
        onChange={(change) => state.change({ change })}
      />
    </>
  ),
};

/** Which requests: how many, of which operation and provider, by whom. */
function Scope({ state }: StateProps) {
  const { outcomes } = state.choice;
  return (
    <>
      {isSequence(state.choice) ? <span>the next {outcomes.length}</span> : <TimesChoice {...state} />}
      <OperationChoice {...state} />
      <span>at</span>
      <ProviderChoice {...state} />
      <span>by</span>
      <AccountChoice {...state} />
    </>
  );
}

function verbOf({ choice, catalogue }: ChoiceState): string {
  if (isSequence(choice)) return 'end with:';
  const entry = entriesOf(choice, catalogue).find(({ outcome }) => outcome === choice.outcomes[0]);
  return entry !== undefined && toneOf(entry.status, entry.outcome) === 'good' ? 'succeed:' : 'fail:';
}
