import { useId } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { durationText } from '../../parts/time.tsx';
import { changeQuery, route } from '../../page/route.ts';
import { always } from './choice.ts';
import { isDuration } from './choice-problems.ts';
import { switchSetOn } from './switch-set.ts';
import { useSets } from './use-sets.ts';

/** The set that a link chose, with a button that switches it on: the link itself changes nothing. */
export function LinkedSet({ name }: { readonly name: string }) {
  const id = useId();
  const { data } = useSets();
  const sets = data.value;
  if (sets === undefined) return null;
  const set = sets.find((one) => one.name === name);
  const duration = route.value.query['for'] ?? '900';
  const problem =
    set === undefined
      ? `This emulator has no set “${name}”. Choose another below.`
      : isDuration(duration)
        ? undefined
        : `“${duration}” isn’t a duration. Choose one below.`;
  const switchOn = async () => {
    await switchSetOn(name, duration);
    changeQuery({ set: undefined, for: undefined });
  };
  if (problem !== undefined)
    return (
      <p class="problem" role="alert">
        {problem}
      </p>
    );
  return (
    <section class="card stack linked-set" aria-labelledby={id}>
      <h2 id={id}>This link chose the set {name}</h2>
      <p>
        {set?.description} It ends{' '}
        {duration === always ? 'when it is switched off' : `after ${durationText(Number(duration))}`}.
      </p>
      <div class="row">
        <Button kind="primary" onClick={switchOn}>
          Switch on {name}
        </Button>
        <Button onClick={() => changeQuery({ set: undefined, for: undefined })}>Not now</Button>
      </div>
    </section>
  );
}
