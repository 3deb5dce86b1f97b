import { useId } from 'preact/hooks';

interface RestFieldProps {
  readonly json: string;
  readonly problem: string | undefined;
  readonly onChange: (json: string) => void;
}

/** The fields of an account without a control, as JSON. */
export function RestField({ json, problem, onChange }: RestFieldProps) {
  const problemId = useId();
  return (
    <label class="field">
      <span class="field-label">Other fields, as JSON</span>
      <textarea
        rows={json === '' ? 3 : Math.min(16, json.split('\n').length + 1)}
        placeholder="{}"
        spellcheck={false}
        value={json}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
      />
      {problem === undefined ? null : (
        <span class="field-problem" id={problemId}>
          {problem}
        </span>
      )}
    </label>
  );
}
