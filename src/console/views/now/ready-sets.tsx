import { useId, useState } from 'preact/hooks';
import { Loaded } from '../../parts/loaded.tsx';
import { route } from '../../page/route.ts';
import { DurationChoice } from './duration-choice.tsx';
import { ReadySet } from './ready-set.tsx';
import { useSets } from './use-sets.ts';

/** The ready sets of scenarios as switches. */
export function ReadySets() {
  const [duration, setDuration] = useState('900');
  const sets = useSets();
  const id = useId();
  return (
    <section class="card stack" aria-labelledby={id}>
      <div class="row">
        <h2 id={id}>Ready sets</h2>
        <span class="spacer" />
        <span>each for</span>
        <DurationChoice label="For how long each set" value={duration} onChange={setDuration} />
      </div>
      <Loaded resource={sets}>
        {(found) => (
          <ul class="ready-sets">
            {found.map((set) => (
              <ReadySet
                key={set.name}
                set={set}
                duration={duration}
                isLinked={route.value.query['set'] === set.name}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
