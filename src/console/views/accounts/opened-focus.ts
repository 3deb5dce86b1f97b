import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Moves the focus from the row that a person opened to what it opened. */
export function useOpenedFocus(): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement?.closest('.virtual-list') != null) element.current?.focus();
  }, []);
  return element;
}

/** Moves the focus back into the list when the opened entry is closed, unless the focus is elsewhere by then. */
export function useReturnedFocus(isOpen: boolean, list: RefObject<HTMLElement | null>): void {
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    const isClosed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (isClosed && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus();
  }, [isOpen]);
}
