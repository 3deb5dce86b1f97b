import { act } from '../state/notices.ts';
import { Button } from './button.tsx';

interface CopyButtonProps {
  /** The text, or how to load it. */
  readonly text: string | (() => Promise<string>);
  /** The name of the text: `curl command`. */
  readonly what: string;
  readonly label?: string;
  readonly isIconOnly?: boolean;
}

/** A button that copies a text. */
export function CopyButton({ text, what, label = `Copy ${what}`, isIconOnly = false }: CopyButtonProps) {
  const copy = () =>
    act(async () => copyText(typeof text === 'string' ? text : await text()), `Copied the ${what}.`);
  return (
    <Button icon="copy" size="small" onClick={copy} isIconOnly={isIconOnly}>
      {label}
    </Button>
  );
}

/** Copies a text. Pages over plain HTTP from another machine have no clipboard, so a selected field does it there. */
async function copyText(text: string): Promise<void> {
  if (globalThis.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const focused = document.activeElement;
  // outside an open dialog, nothing can be selected
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way on a page over plain HTTP
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  if (!isCopied) throw new Error("This browser didn't copy it. Select the text and copy it by hand.");
}
