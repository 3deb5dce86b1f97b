import { useId } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import type { DraftHeader } from './draft.ts';

interface HeaderRowProps {
  readonly header: DraftHeader;
  /** The number of the row, from 1. */
  readonly position: number;
  readonly problem: string | undefined;
  readonly onChange: (header: DraftHeader) => void;
  readonly onRemove: () => void;
}

/** A header of the request: its name and its value. */
export function HeaderRow({ header, position, problem, onChange, onRemove }: HeaderRowProps) {
  const problemId = useId();
  const wrong = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  const plain = { type: 'text', autocomplete: 'off', spellcheck: false } as const;
  return (
    <div class="header-row">
      <input
        {...plain}
        aria-label={`Name of header ${position}`}
        placeholder="name"
        value={header.name}
        onInput={({ currentTarget }) => onChange({ ...header, name: currentTarget.value })}
        {...wrong}
      />
      <input
        {...plain}
        aria-label={`Value of header ${position}`}
        placeholder="value"
        value={header.value}
        onInput={({ currentTarget }) => onChange({ ...header, value: currentTarget.value })}
      />
      <Button size="small" icon="cross" isIconOnly onClick={onRemove}>
        {`Remove header ${header.name === '' ? position : header.name}`}
      </Button>
      {problem === undefined ? null : (
        <p class="field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}
