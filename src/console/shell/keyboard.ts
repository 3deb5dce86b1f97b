import { isMoreOpen } from './more.ts';

/** Makes `/` focus the view's search field, and `?` show the keys. Escape closes and goes back in the view itself. Returns how to end it. */
export function startKeyboard(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return;
    const run = actions[event.key];
    if (run?.() === true) event.preventDefault();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

/** The actions of the keys. Each returns whether it did something. */
const actions: Readonly<Record<string, () => boolean>> = {
  '/'() {
    const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
    search?.focus();
    search?.select();
    return search !== null;
  },
  '?'() {
    isMoreOpen.value = true;
    return true;
  },
};

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** Whether keys belong to the focused control. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Calls a function on Escape while a component is shown, unless a dialog is open. Use it in an effect. */
export function onEscape(goBack: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isDialogOpen()) return;
    event.preventDefault();
    goBack();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
