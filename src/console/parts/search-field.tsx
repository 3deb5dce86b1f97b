import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { changeQuery, route } from '../page/route.ts';

/** The search starts when the user has not typed for this time. */
const pauseMs = 120;

interface SearchFieldProps {
  /** The name for screen readers: `Search requests`. */
  readonly label: string;
  readonly placeholder: string;
}

/** The search of a view's list; its text is in the link, as `q`. */
export function SearchField({ label, placeholder }: SearchFieldProps) {
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
    <label class="search-field">
      <Icon name="search" />
      <span class="visually-hidden">{label}</span>
      <input
        type="search"
        placeholder={placeholder}
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
