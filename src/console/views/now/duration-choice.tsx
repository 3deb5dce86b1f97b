import { durationText } from '../../parts/time.tsx';
import { always } from './choice.ts';
import { WordSelect } from './word-select.tsx';

const choices = [
  { value: '60', text: '1 minute' },
  { value: '900', text: '15 minutes' },
  { value: '3600', text: '1 hour' },
  { value: always, text: 'until switched off' },
];

interface DurationChoiceProps {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Chooses when it ends by itself. */
export function DurationChoice({ label = 'For how long', value, onChange }: DurationChoiceProps) {
  const isOwn = !choices.some((one) => one.value === value) && Number(value) >= 1;
  const own = isOwn ? [{ value, text: durationText(Number(value)) }] : [];
  return <WordSelect label={label} value={value} choices={[...own, ...choices]} onChange={onChange} />;
}
