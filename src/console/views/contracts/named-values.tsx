interface NamedValuesProps {
  readonly title: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly isFolded?: boolean;
}

/** Names with their values, which can be folded. */
export function NamedValues({ title, values, isFolded = false }: NamedValuesProps) {
  const entries = Object.entries(values);
  return (
    <details class="named-values" open={!isFolded}>
      <summary>
        {title} <span class="quiet">({entries.length})</span>
      </summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{Array.isArray(value) ? value.join('\n') : String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
