import { useEffect, useRef } from 'preact/hooks';
import { isTyping } from '../../shell/keyboard.ts';
import { openedId, shownRequests } from './visible-requests.ts';

/** The rows that a key moves by. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Moves among the rows: with the arrow keys in the list, and with j and k everywhere in the view. Returns the handler of the
 * view's keys. From elsewhere, the first j or k goes to the row where the user was, unless a request is open.
 */
export function useRowKeys(activeId: string | undefined, move: (id: string) => void) {
  const latest = useRef({ activeId, move });
  latest.current = { activeId, move };

  function go(event: KeyboardEvent, by: number): void {
    const id = neighbour(openedId.peek() ?? latest.current.activeId, by);
    if (id === undefined) return;
    event.preventDefault();
    latest.current.move(id);
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event)) return;
      go(event, openedId.peek() === undefined ? 0 : (steps[event.key] ?? 0));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by !== undefined && !hasModifier(event) && isInRow(event.target)) go(event, by);
  };
}

function isElsewhere(event: KeyboardEvent): boolean {
  return (
    !['j', 'k'].includes(event.key) ||
    hasModifier(event) ||
    isTyping(event.target) ||
    document.querySelector('dialog[open]') !== null
  );
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function isInRow(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.request-row');
}

/** The id of the row that is so many rows below; the first row if the list doesn't have the id. */
function neighbour(id: string | undefined, by: number): string | undefined {
  const rows = shownRequests.peek();
  const index = rows.findIndex((one) => one.id === id);
  const next = index < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, index + by));
  return rows[next]?.id;
}
