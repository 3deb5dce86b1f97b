import type { ComponentChildren } from 'preact';

interface NamedValuesProps {
  readonly title: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly isFolded?: boolean;
  /** Renders a value; by default, as its text. */
  readonly render?: (text: string) => ComponentChildren;
}

/** Names with their values, which can be folded; nothing without a value. */
export function NamedValues({ title, values, isFolded = false, render = (text) => text }: NamedValuesProps) {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return (
    <details class="named-values" open={!isFolded}>
      <summary>
        {title} <span class="quiet">({entries.length})</span>
      </summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{render(Array.isArray(value) ? value.join('\n') : String(value))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
