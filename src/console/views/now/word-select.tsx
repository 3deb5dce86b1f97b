import { Select, type Choice as Option } from '../../parts/select.tsx';

interface WordSelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** A drop-down within a sentence. A value that isn't offered stays visible, so that a link isn't changed silently. */
export function WordSelect({ label, value, choices, onChange }: WordSelectProps) {
  const isOffered = choices.some((one) => one.value === value);
  const all = isOffered
    ? choices
    : [{ value, text: value === '' ? 'nothing' : `${value} (unknown)` }, ...choices];
  return <Select label={label} isLabelHidden value={value} choices={all} onChange={onChange} />;
}
