import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { pickedNamespace } from '../../page/namespace.ts';
import { namespaces } from '../../state/resources.ts';
import { RequestRow } from './request-row.tsx';
import { openedId, reading, showWaiting, shownRequests, waitingCount } from './visible-requests.ts';

interface RequestsListProps {
  /** The row of the Tab key; undefined for the first one; the opened one goes before it. */
  readonly activeId: string | undefined;
  /** The id of the row that is to take the focus once it is the row of the Tab key. */
  readonly takesFocus: RefObject<string | undefined>;
  /** Whether a row has two lines. */
  readonly isNarrow: boolean;
  readonly onOpen: (id: string) => void;
  readonly onActive: (id: string) => void;
}

/** The live list. It is one stop of the Tab key; the arrow keys move in it. */
export function RequestsList({ activeId, takesFocus, isNarrow, onOpen, onActive }: RequestsListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = shownRequests.value;
  const opened = openedId.value;
  const isMixed =
    pickedNamespace.value === undefined && (namespaces.data.value ?? []).some((name) => name !== 'default');
  const pinned = useMemo(() => tabStopIn(shown, [opened, activeId]), [shown, activeId, opened]);
  useLayoutEffect(() => {
    if (takesFocus.current === undefined || takesFocus.current !== activeId) return;
    const row = scroller.current?.querySelector<HTMLElement>('a[tabindex="0"]');
    row?.focus();
    // a list below the opened request can't take it yet
    if (document.activeElement === row) takesFocus.current = undefined;
  });
  const showNew = () => {
    showWaiting();
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <div
      class={isNarrow ? 'requests-list narrow' : 'requests-list'}
      onFocusIn={({ target }) => {
        if (!(target instanceof HTMLAnchorElement)) return;
        reading.isFocused.value = true;
        const { id } = target.dataset;
        if (id !== undefined) onActive(id);
      }}
      onFocusOut={() => (reading.isFocused.value = false)}
    >
      {waitingCount.value > 0 ? (
        <div class="new-requests">
          <Button kind="primary" size="small" icon="up" onClick={showNew}>
            {waitingCount.value.toLocaleString('en')} new
          </Button>
        </div>
      ) : null}
      <VirtualList
        items={shown}
        keyOf={({ id }) => id}
        rowHeight={isNarrow ? 56 : 36}
        label="Requests"
        pinned={pinned}
        element={scroller}
        onScroll={(top) => (reading.isScrolled.value = top > 0)}
      >
        {(entry, index) => (
          <RequestRow
            entry={entry}
            isOpened={entry.id === opened}
            isTabStop={index === pinned}
            hasNamespace={isMixed}
            onOpen={onOpen}
          />
        )}
      </VirtualList>
    </div>
  );
}

/** The index of the first of these ids that the list has; else of its first row. */
function tabStopIn(shown: readonly { readonly id: string }[], ids: readonly (string | undefined)[]): number {
  for (const id of ids) {
    const index = id === undefined ? -1 : shown.findIndex((one) => one.id === id);
    if (index >= 0) return index;
  }
  return 0;
}
