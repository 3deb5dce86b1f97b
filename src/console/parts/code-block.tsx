import type { ComponentChildren } from 'preact';
import { CopyButton } from './copy-button.tsx';

interface CodeBlockProps {
  readonly text: string;
  /** The name of the code, for the copy button and screen readers: `curl command`. */
  readonly what: string;
  /** How the text is shown; by default as it is. */
  readonly children?: ComponentChildren;
}

/** A text in a fixed font with a button that copies it. */
export function CodeBlock({ text, what, children = text }: CodeBlockProps) {
  return (
    <div class="code-block">
      {/* a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} aria-label={what} role="region">
        {children}
      </pre>
      <CopyButton text={text} what={what} isIconOnly />
    </div>
  );
}
