import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { changeQuery, route } from '../../state/route.ts';

/** The search starts when the user has not typed for this time. */
const pauseMs = 120;

/** The search of the list. */
export function SearchField() {
  const linked = route.value.query['q'] ?? '';
  const [text, setText] = useState(linked);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setText(linked), [linked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (changed: string) => {
    setText(changed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => changeQuery({ q: changed }), pauseMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // the first Escape empties the field, the next one goes back
    if (event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    event.stopPropagation();
    change('');
  };
  return (
    <label class="requests-search">
      <Icon name="search" />
      <span class="visually-hidden">Search requests</span>
      <input
        type="search"
        placeholder="Search path, account, outcome, body …"
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
