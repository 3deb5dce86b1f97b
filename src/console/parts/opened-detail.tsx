import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';

interface OpenedDetailProps {
  /** The name of the opened entry, by which its list knows it. */
  readonly name: string;
  /** The kind of entry, such as `Request`. */
  readonly kind: string;
  /** Set when the detail is to take the focus. */
  readonly takesFocus: RefObject<boolean>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The pane beside a list that shows the opened entry, from its top. */
export function OpenedDetail({ name, kind, takesFocus, onClose, children }: OpenedDetailProps) {
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    section.current?.scrollTo({ top: 0 });
    if (takesFocus.current) section.current?.focus();
    takesFocus.current = false;
  }, [name]);
  return (
    <section ref={section} class="opened-detail" tabIndex={-1} aria-label={`${kind} ${name}`}>
      <div class="detail-close">
        <Button size="small" icon="back" onClick={onClose}>
          Close
        </Button>
        <span class="quiet">{name}</span>
      </div>
      {children}
    </section>
  );
}
