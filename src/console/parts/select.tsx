/** A choice of a drop-down; `group` is the heading above it. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly group?: string;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  /** Hides the label; screen readers still read it. */
  readonly isLabelHidden?: boolean;
}

/** A labelled drop-down. */
export function Select({ label, value, choices, onChange, isLabelHidden = false }: SelectProps) {
  const groups = new Map<string, Choice[]>();
  for (const one of choices) groups.set(one.group ?? '', [...(groups.get(one.group ?? '') ?? []), one]);
  return (
    <label class="field">
      <span class={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {[...groups].map(([group, members]) =>
          group === '' ? options(members) : <optgroup label={group}>{options(members)}</optgroup>,
        )}
      </select>
    </label>
  );
}

function options(choices: readonly Choice[]) {
  return choices.map(({ value, text }) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
}
