import { FirstSteps } from '../../parts/first-steps.tsx';
import { areRequestsLoaded, requests } from '../../state/requests.ts';
import { route } from '../../page/route.ts';
import { LinkedSet } from './linked-set.tsx';
import { Picker } from './picker.tsx';
import { ReadySets } from './ready-sets.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { UsedUp } from './used-up.tsx';

/** The home view: switches outcomes on, and teaches while no request has come. */
export function NowView() {
  const linkedSet = route.value.query['set'];
  const isNew = areRequestsLoaded.value && requests.value.length === 0;
  return (
    <div class="now">
      <h1 class="visually-hidden">Now</h1>
      <div class="stack">
        {linkedSet === undefined ? null : <LinkedSet name={linkedSet} />}
        <Picker />
        {isNew ? <FirstSteps /> : null}
        <ReadySets />
        <UsedUp />
      </div>
      <Shortcuts />
    </div>
  );
}
