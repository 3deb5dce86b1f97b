import { Button } from '../../parts/button.tsx';
import { pickedNamespace } from '../../page/namespace.ts';
import { requests } from '../../state/requests.ts';
import { ClearJournal } from './clear-journal.tsx';
import { filters, isFiltering } from './filters.ts';
import { isPaused, matching } from './visible-requests.ts';

/** The title with the counts, and the buttons of the whole list. */
export function RequestsHead() {
  return (
    <header class="requests-head">
      <h1>Requests</h1>
      <p class="quiet">{countText()}</p>
      <span class="grow" />
      <Button
        size="small"
        icon={isPaused.value ? 'play' : 'pause'}
        title={isPaused.value ? 'Show new requests again' : 'Keep new requests out of the list'}
        onClick={() => (isPaused.value = !isPaused.value)}
      >
        {isPaused.value ? 'Resume' : 'Pause'}
      </Button>
      <ClearJournal />
    </header>
  );
}

/** `37 of 1,204` while filters leave requests out, else `1,204`. */
function countText(): string {
  const namespace = pickedNamespace.value;
  const all = requests.value;
  const total = namespace === undefined ? all : all.filter((one) => one.namespace === namespace);
  const count = total.length.toLocaleString('en');
  return isFiltering(filters.value) ? `${matching.value.length.toLocaleString('en')} of ${count}` : count;
}
