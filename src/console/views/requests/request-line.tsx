import { emulatorUrl } from '../../page/address.ts';
import type { RequestEntry } from '../../live/events.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { PlaceholderText } from './placeholder-text.tsx';

/** The method and the URL, as this browser reaches it. */
export function RequestLine({ entry }: { readonly entry: RequestEntry }) {
  const { method, path, request } = entry;
  const query = Object.entries(request.query ?? {}).map(([name, value]) => `${name}=${String(value)}`);
  const text = `${method} ${emulatorUrl}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  return (
    <CodeBlock text={text} what="method and URL">
      <PlaceholderText text={text} />
    </CodeBlock>
  );
}
