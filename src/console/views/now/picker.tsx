import { useId, useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { catalogue } from '../../state/resources.ts';
import { linkTo } from '../../page/route.ts';
import { problemsOf } from './choice-problems.ts';
import { queryOf } from './choice.ts';
import { DurationChoice } from './duration-choice.tsx';
import { EffectNote } from './effect-note.tsx';
import { EffectSwitch } from './effect-switch.tsx';
import { pageLink } from './page-link.ts';
import { Sentence } from './sentence.tsx';
import { switchOn } from './switch-on.ts';
import { useChoice, type ChoiceState } from './use-choice.ts';

/** Chooses an effect and its requests, and switches it on. */
export function Picker() {
  const state = useChoice();
  const id = useId();
  return (
    <section class="card stack picker" aria-labelledby={id}>
      <h2 id={id}>Make it happen</h2>
      <Loaded resource={catalogue}>{() => (state === undefined ? null : <Form state={state} />)}</Loaded>
    </section>
  );
}

function Form({ state }: { readonly state: ChoiceState }) {
  const { choice, change } = state;
  const [refused, setRefused] = useState({ choice: '', why: '' });
  const chosen = JSON.stringify(choice);
  const wrong = problemsOf(choice, state.catalogue);
  const problems = refused.choice === chosen ? [refused.why] : wrong;
  const send = async () => {
    const why = await switchOn(choice);
    setRefused(why === undefined ? { choice: '', why: '' } : { choice: chosen, why });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.length === 0) void send();
      }}
    >
      <EffectSwitch {...state} />
      <Sentence state={state} />
      {problems.length === 0 ? (
        <EffectNote state={state} />
      ) : (
        <div class="problem" role="alert">
          {problems.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      <div class="row">
        <Button kind="primary" type="submit" isDisabled={wrong.length > 0}>
          Switch on
        </Button>
        <span>for</span>
        <DurationChoice value={choice.duration} onChange={(duration) => change({ duration })} />
        <span class="spacer" />
        <CopyButton what="link" text={() => Promise.resolve(pageLink(linkTo('now', [], queryOf(choice))))} />
      </div>
    </form>
  );
}
