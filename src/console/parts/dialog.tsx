import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Notices } from './notices.tsx';
import { Button } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

const openDialogs = signal<readonly HTMLDialogElement[]>([]);

/** The notices of the page, unless a dialog is open: it makes the rest of the page inert, so it shows them itself. */
export function PageNotices() {
  return openDialogs.value.length === 0 ? <Notices /> : null;
}

/**
 * A dialog over the page, which keeps the focus and closes with Escape. It is shown while it is rendered, and shows the
 * notices.
 */
export function Dialog({ title, children, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const opened = element.current;
    if (opened === null) return undefined;
    opened.showModal();
    openDialogs.value = [...openDialogs.peek(), opened];
    return () => {
      openDialogs.value = openDialogs.peek().filter((one) => one !== opened);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={element} class="dialog" aria-label={title} onClose={onClose}>
      <header class="dialog-head">
        <h2>{title}</h2>
        <Button icon="cross" isIconOnly onClick={onClose}>
          Close
        </Button>
      </header>
      {children}
      {openDialogs.value.at(-1) === element.current ? <Notices /> : null}
    </dialog>
  );
}
