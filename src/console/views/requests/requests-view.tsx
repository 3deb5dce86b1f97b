import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { FirstSteps } from '../../parts/first-steps.tsx';
import { useMedia } from '../../parts/media.ts';
import { onEscape } from '../../shell/keyboard.ts';
import { areRequestsLoaded, load, requests, requestsError } from '../../state/requests.ts';
import { changePath, goTo, route } from '../../page/route.ts';
import { filters, isFiltering } from './filters.ts';
import { FilterBar } from './filter-bar.tsx';
import { RequestDetail } from './request-detail.tsx';
import { RequestsHead } from './requests-head.tsx';
import { RequestsList } from './requests-list.tsx';
import { useRowKeys } from './row-keys.ts';
import { matching, openedId, reading, startHolding } from './visible-requests.ts';

/** The view of requests: the live list, with the opened one beside it; on a narrow page, above it. */
export function RequestsView() {
  const opened = openedId.value;
  const isNarrow = useMedia('(max-width: 899px)');
  const [activeId, setActiveId] = useState<string | undefined>(undefined);
  const takesFocus = useRef<string | undefined>(undefined);
  const detailTakesFocus = useRef(false);
  useEffect(startHolding, []);
  const close = () => {
    takesFocus.current = openedId.peek();
    setActiveId(openedId.peek());
    goTo('requests', [], route.peek().query);
  };
  useEffect(() => (opened === undefined ? undefined : onEscape(close)), [opened === undefined]);
  const onKeyDown = useRowKeys(activeId, (id) => {
    const isInDetail = openedId.peek() !== undefined && !reading.isFocused.peek();
    if (isInDetail) detailTakesFocus.current = true;
    else takesFocus.current = id;
    setActiveId(id);
    if (openedId.peek() !== undefined) changePath([id]);
  });
  const open = (id: string) => {
    detailTakesFocus.current = true;
    setActiveId(id);
  };
  return (
    <div class={opened === undefined ? 'requests-view' : 'requests-view with-detail'} onKeyDown={onKeyDown}>
      <RequestsHead />
      <FilterBar />
      <ListProblem />
      <div class="requests-panes">
        {areRequestsLoaded.value && matching.value.length === 0 ? (
          <NoRequests />
        ) : (
          <RequestsList
            activeId={activeId}
            takesFocus={takesFocus}
            isNarrow={isNarrow || opened !== undefined}
            onOpen={open}
            onActive={setActiveId}
          />
        )}
        {opened === undefined ? null : (
          <RequestDetail id={opened} takesFocus={detailTakesFocus} onClose={close} />
        )}
      </div>
    </div>
  );
}

function ListProblem() {
  const error = requestsError.value;
  if (error === undefined) return null;
  return (
    <div class="problem row" role="alert">
      <p>{error}</p>
      <Button size="small" onClick={load}>
        Try again
      </Button>
    </div>
  );
}

function NoRequests() {
  return isFiltering(filters.value) && requests.value.length > 0 ? (
    <Empty icon="search" title="No request fits the filters">
      <p>New ones appear here as soon as they fit.</p>
    </Empty>
  ) : (
    <FirstSteps />
  );
}
