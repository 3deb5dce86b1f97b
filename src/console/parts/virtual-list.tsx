import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The height of each row in pixels. */
  readonly rowHeight: number;
  readonly label: string;
  readonly children: (item: Item, index: number) => ComponentChildren;
  /** The row to scroll to when it changes; undefined for none. */
  readonly scrolledTo?: number | undefined;
  /** A row that is rendered even out of view, such as the one with the focus; -1 or undefined for none. */
  readonly pinned?: number | undefined;
  /** Receives the element that scrolls. */
  readonly element?: RefObject<HTMLDivElement | null>;
  /** Called with the distance from the top, in pixels. */
  readonly onScroll?: (top: number) => void;
}

/** A list that renders only the rows in view, so that ten thousand scroll. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, rowHeight, label, children, onScroll } = props;
  const { element, virtualizer } = useVirtualizer(props);
  return (
    <div
      class="virtual-list"
      ref={element}
      role="list"
      aria-label={label}
      onScroll={({ currentTarget }) => onScroll?.(currentTarget.scrollTop)}
    >
      <div class="virtual-space" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <div
              key={keyOf(item)}
              class="virtual-row"
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ height: `${rowHeight}px`, transform: `translateY(${start}px)` }}
            >
              {children(item, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function useVirtualizer<Item>(props: VirtualListProps<Item>) {
  const { items, rowHeight, scrolledTo, pinned = -1, element: given } = props;
  const own = useRef<HTMLDivElement>(null);
  const element = given ?? own;
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  // no `getItemKey`: a new function of it would make the library measure all items again at each rendering
  const options: VirtualizerOptions<HTMLDivElement, HTMLDivElement> = {
    count: items.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => element.current,
    overscan: 8,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (pinned < 0 || pinned >= items.length || shown.includes(pinned)) return shown;
      return [...shown, pinned].toSorted((one, other) => one - other);
    },
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => rerender(0),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [rowHeight]);
  useLayoutEffect(() => {
    if (scrolledTo !== undefined && scrolledTo >= 0) virtualizer.scrollToIndex(scrolledTo);
  }, [scrolledTo]);
  return { element, virtualizer };
}
