import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The rows that a key moves by. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/** Makes a list one stop of the Tab key, in which the arrow keys move. `opened` is the index of the opened row, or -1. */
export function useRowKeys(count: number, opened: number) {
  const [active, setActive] = useState<number | undefined>(undefined);
  const list = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const stop = Math.min(active ?? Math.max(0, opened), count - 1);
  // before the next key, however quickly it comes
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    list.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus();
  }, [stop]);

  function onKeyDown(event: KeyboardEvent): void {
    const by = steps[event.key];
    if (by === undefined || !(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, stop + by));
    takesFocus.current = next !== stop;
    setActive(next);
  }

  return { list, stop, onKeyDown, setActive };
}
