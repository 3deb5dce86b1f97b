import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
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
}

/** A list that renders only the rows in view, so that ten thousand scroll. */
export function VirtualList<Item>({
  items,
  keyOf,
  rowHeight,
  label,
  children,
  scrolledTo,
}: VirtualListProps<Item>) {
  const element = useRef<HTMLDivElement>(null);
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const options: VirtualizerOptions<HTMLDivElement, HTMLDivElement> = {
    count: items.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => element.current,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 8,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => rerender(0),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    if (scrolledTo !== undefined && scrolledTo >= 0) virtualizer.scrollToIndex(scrolledTo);
  }, [scrolledTo]);
  return (
    <div class="virtual-list" ref={element} role="list" aria-label={label}>
      <div class="virtual-space" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          return item === undefined ? null : (
            <div
              key={key}
              class="virtual-row"
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              {children(item, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
