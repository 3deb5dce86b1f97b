import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  readonly children: ComponentChildren;
  /** An action that takes time disables the button until it is done. */
  readonly onClick?: () => unknown;
  readonly kind?: 'primary' | 'plain' | 'danger';
  readonly size?: 'small';
  readonly icon?: IconName;
  /** Shows only the icon; the children stay as its name. */
  readonly isIconOnly?: boolean;
  readonly isDisabled?: boolean;
  /** Whether a button that switches something is on. */
  readonly isPressed?: boolean;
  readonly type?: 'button' | 'submit';
  readonly title?: string;
}

/** A button. */
export function Button(props: ButtonProps) {
  const { children, onClick, kind = 'plain', icon, isIconOnly = false, isDisabled = false } = props;
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await onClick?.();
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type={props.type ?? 'button'}
      class={['button', kind, props.size, isIconOnly ? 'icon-only' : ''].filter(Boolean).join(' ')}
      onClick={() => void run()}
      disabled={isDisabled}
      aria-busy={isBusy}
      aria-pressed={props.isPressed}
      title={props.title}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span class={isIconOnly ? 'visually-hidden' : undefined}>{children}</span>
    </button>
  );
}
