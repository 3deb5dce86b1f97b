import { computed, effect, signal } from '@preact/signals';
import { areRequestsLoaded, arrivalOf, newestArrival, requests } from '../../state/requests.ts';
import { route } from '../../page/route.ts';
import { isShown } from './filters.ts';

/** The id of the opened request; undefined while none is. */
export const openedId = computed(() => route.value.path[0]);

/** Whether the user paused the list. */
export const isPaused = signal(false);

/** Whether the user looks at a row: has scrolled to it, or moved the focus to it. */
export const reading = { isScrolled: signal(false), isFocused: signal(false) } as const;

/** The newest request that the list shows while it must not move; undefined while it follows. */
const heldAt = signal<number | undefined>(undefined);

const isHeld = computed(
  () =>
    areRequestsLoaded.value &&
    (isPaused.value || reading.isScrolled.value || reading.isFocused.value || openedId.value !== undefined),
);

/** The requests that fit the filters, newest first. */
export const matching = computed(() => requests.value.filter(isShown.value));

/** Those of them that the list shows: the newer ones wait while the list must not move. */
export const shownRequests = computed(() => {
  const newest = heldAt.value;
  return newest === undefined ? matching.value : matching.value.filter((one) => arrivalOf(one) <= newest);
});

/** How many requests wait. */
export const waitingCount = computed(() => matching.value.length - shownRequests.value.length);

/** Shows the requests that wait; later ones wait again if the list still must not move. */
export function showWaiting(): void {
  if (heldAt.value !== undefined) heldAt.value = newestArrival();
}

/** Makes the list keep its place while the user reads. Returns how to end it. */
export function startHolding(): () => void {
  const ends = [
    effect(() => {
      if (isHeld.value) heldAt.value = heldAt.peek() ?? newestArrival();
      else heldAt.value = undefined;
    }),
    // the list always shows the opened request, also if it was just sent again
    effect(() => {
      const opened = requests.value.find(({ id }) => id === openedId.value);
      const newest = heldAt.value;
      if (opened !== undefined && newest !== undefined && arrivalOf(opened) > newest)
        heldAt.value = arrivalOf(opened);
    }),
  ];
  return () => {
    for (const end of ends) end();
    reading.isScrolled.value = false;
    reading.isFocused.value = false;
  };
}
