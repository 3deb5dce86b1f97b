import { CodeBlock } from '../../parts/code-block.tsx';
import { NamedValues } from '../../parts/named-values.tsx';
import { placeholderHint, placeholdersIn, PlaceholderText } from './placeholder-text.tsx';

interface MessagePartProps {
  readonly what: 'request' | 'answer';
  readonly part: {
    readonly headers: Values;
    readonly query?: Values;
    readonly parameters?: Values;
    readonly body?: unknown;
  };
}

type Values = Readonly<Record<string, unknown>>;

/** The parameters, headers and body of a request or an answer. */
export function MessagePart({ what, part }: MessagePartProps) {
  const { headers, query = {}, parameters = {}, body } = part;
  const text = bodyText(body);
  const placeholders = placeholdersIn(JSON.stringify(part));
  return (
    <>
      <NamedValues title="Query" values={query} render={withPlaceholders} />
      <NamedValues title="Path parameters" values={parameters} render={withPlaceholders} />
      <NamedValues title="Headers" values={headers} isFolded render={withPlaceholders} />
      {text === undefined ? (
        <p class="quiet">No body.</p>
      ) : (
        <CodeBlock text={text} what={`body of the ${what}`}>
          <PlaceholderText text={text} />
        </CodeBlock>
      )}
      {placeholders.length === 0 ? null : <PlaceholderHints placeholders={placeholders} />}
    </>
  );
}

function bodyText(body: unknown): string | undefined {
  return typeof body === 'string' || body === undefined ? body : JSON.stringify(body, null, 2);
}

/** Marks the placeholders of secrets in a value. */
function withPlaceholders(text: string) {
  return <PlaceholderText text={text} />;
}

function PlaceholderHints({ placeholders }: { readonly placeholders: readonly string[] }) {
  return (
    <div class="hint placeholder-hints">
      <p>The journal keeps no secrets. In their place it shows:</p>
      <ul>
        {placeholders.map((one) => (
          <li key={one}>
            <mark class="placeholder">{one}</mark> {placeholderHint(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}
