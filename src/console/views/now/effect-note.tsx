import type { CatalogueEntry } from '../../state/resources.ts';
import { Outcome } from '../../parts/outcome.tsx';
import type { Effect } from './choice.ts';
import { entriesOf } from './offered.ts';
import type { ChoiceState } from './use-choice.ts';

const notes: Readonly<Record<Exclude<Effect, 'outcome'>, string>> = {
  delay: 'The client waits in real time, also while the clock is frozen. The operation itself runs at once.',
  fault: 'The operation still runs, and what it changes stays. Only its answer is lost.',
  change: 'The accounts themselves stay as they are. Only these requests see them changed.',
};

/** Says what the client will get. */
export function EffectNote({ state }: { readonly state: ChoiceState }) {
  const { effect, outcomes } = state.choice;
  if (effect !== 'outcome') return <p class="hint">{notes[effect]}</p>;
  const entries = entriesOf(state.choice, state.catalogue).filter(({ outcome }) => outcome === outcomes[0]);
  const [first] = entries;
  if (first === undefined) return null;
  return entries.length === 1 ? <OneAnswer entry={first} /> : <SeveralAnswers entries={entries} />;
}

function OneAnswer({ entry }: { readonly entry: CatalogueEntry }) {
  const { status, outcome, provenance, source, reach, body } = entry;
  return (
    <div class="answer-note">
      <p>
        The client gets <Outcome status={status} outcome={outcome} />. <span class="badge">{provenance}</span>{' '}
        <span class="quiet">{source}</span>
      </p>
      <p class="quiet">Without switching it on: {reach}.</p>
      {body === undefined ? null : (
        <details>
          <summary>Body</summary>
          <pre>{JSON.stringify(body, undefined, 2)}</pre>
        </details>
      )}
    </div>
  );
}

function SeveralAnswers({ entries }: { readonly entries: readonly CatalogueEntry[] }) {
  const places = new Map<number, Set<string>>();
  for (const { status, provider } of entries)
    places.set(status, (places.get(status) ?? new Set()).add(provider));
  const texts = [...places].map(([status, providers]) => `${status} at ${[...providers].join(', ')}`);
  return <p class="answer-note">The client gets {texts.join('; ')}.</p>;
}
